import { REASON_REQUIRED_FOR, venueActionText } from '@benefit/shared/venue/venue-state-rules';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { standingTexts, stepNote } from './standing-texts';
import type { Asking, useStanding } from './use-standing';

type Props = Pick<ReturnType<typeof useStanding>, 'onReason' | 'onClose' | 'onSend'> & { asking: Asking };

/** Asks before a step, with the words that the history keeps. */
export function StepDialog({ asking, onReason, onClose, onSend }: Props) {
  const { venue, action, reason, busy, failure } = asking;
  const changes = failure?.kind === 'problem' ? (failure.problem.changes ?? []) : [];
  const required = REASON_REQUIRED_FOR.includes(action);
  return (
    <DeskDialog
      title={venueActionText[action]}
      note={venue.name}
      busy={busy}
      onClose={onClose}
      onSubmit={onSend}
      foot={stepNote[action]}
      actions={
        <>
          <DeskButton large keyHint="Esc" disabled={busy} onPress={onClose}>
            取消
          </DeskButton>
          <DeskButton
            large
            kind="primary"
            keyHint="Ctrl ↵"
            busy={busy}
            disabled={required && reason.trim() === ''}
            onPress={onSend}
          >
            {venueActionText[action]}
          </DeskButton>
        </>
      }
    >
      <DeskField label={required ? '原因（必填，写入变更记录）' : '说明（可不填）'}>
        <DeskArea rows={4} maxLength={200} value={reason} onChange={onReason} />
      </DeskField>
      {failure &&
        (changes.length > 0 ? <Changed changes={changes} /> : <DeskFailureNote failure={failure} />)}
    </DeskDialog>
  );
}

/** What others did since the dialog was opened. */
function Changed({ changes }: { changes: readonly string[] }) {
  return <DeskAlert title={standingTexts.changed} text={changes.join('\n')} />;
}
