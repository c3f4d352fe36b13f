import type { Failure } from '../../platform/call';
import { failureText } from '../../platform/failure-text';
import { DeskAlert } from './desk-tag';

const errorsOf = (failure: Failure | null) =>
  failure?.kind === 'problem' ? (failure.problem.errors ?? []) : [];

/** What is wrong with one field of what was sent. */
export const faultOf = (failure: Failure | null, path: string): string | undefined =>
  errorsOf(failure).find((error) => error.path === path)?.text;

interface Props {
  failure: Failure | null;
  /** Paths whose faults stand at their own fields. */
  shown?: (path: string) => boolean;
}

/** A failure over a form: in words where it belongs to no field, and with every fault that no field shows. */
export function FailureLine({ failure, shown = () => false }: Props) {
  if (failure === null) return null;
  const { title, hint } = failureText(failure);
  const errors = errorsOf(failure);
  const rest = errors.filter(({ path }) => !shown(path)).map(({ text }) => text);
  if (errors.length > 0 && rest.length === 0) return null;
  return <DeskAlert tone="danger" title={title} text={rest.length > 0 ? rest.join('\n') : hint} />;
}
