import type { Failure } from '../../platform/call';
import { failureText } from '../../platform/failure-text';
import { Skeleton } from '../skeleton';
import { DeskButton } from './desk-button';
import { DeskIcon } from './desk-icon';
import type { DeskIconName } from './desk-icon';
import { DeskAlert } from './desk-tag';
import './desk-parts.scss';

/** What happened in one plain sentence, 重试, and a code to quote. */
export function DeskFailed({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { title, hint, code } = failureText(failure);
  return (
    <div className="desk-state" role="alert">
      <DeskIcon name="warn" size="l" />
      <b>{title}</b>
      {hint !== '' && <p>{hint}</p>}
      <DeskButton icon="refresh" onPress={onRetry}>
        重试
      </DeskButton>
      {failure.kind !== 'offline' && <p className="desk-note">编号 {code}</p>}
    </div>
  );
}

interface EmptyProps {
  icon: DeskIconName;
  title: string;
  text?: string;
  action?: { text: string; onPress: () => void };
}

export function DeskEmpty({ icon, title, text, action }: EmptyProps) {
  return (
    <div className="desk-state">
      <DeskIcon name={icon} size="l" />
      <b>{title}</b>
      {text !== undefined && <p>{text}</p>}
      {action && <DeskButton onPress={action.onPress}>{action.text}</DeskButton>}
    </div>
  );
}

/** Place holders in the shape of what is being loaded. */
export function DeskLoading({ rows = 6 }: { rows?: number }) {
  return (
    <div className="desk-loading" role="status" aria-label="正在加载">
      <Skeleton shape="row" count={rows} />
    </div>
  );
}

/** A failure of something that was pressed, beside what was pressed. */
export function DeskFailureNote({ failure }: { failure: Failure }) {
  const { title, hint } = failureText(failure);
  return <DeskAlert tone="danger" title={title} text={hint} />;
}
