import type { Failure } from '../platform/call';
import { failureText } from '../platform/failure-text';
import { Banner } from './banner';

/** A failure of something that was pressed, beside what was pressed. */
export function FailureNote({ failure }: { failure: Failure }) {
  const { title, hint } = failureText(failure);
  return <Banner tone="danger" icon="warning" title={title} text={hint} />;
}
