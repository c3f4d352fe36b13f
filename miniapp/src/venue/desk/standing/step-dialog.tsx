import {
  JOINING_STEPS,
  SPONSOR_CHECKS,
  joiningStepText,
  sponsorCheckText,
} from '@benefit/shared/venue/joining-rules';
import {
  MIN_HEARING_DAYS,
  REMOVAL_DECISIONS,
  REMOVAL_GROUNDS,
  removalDecisionText,
  removalGroundText,
} from '@benefit/shared/venue/removal-rules';
import { REASON_REQUIRED_FOR, venueActionText } from '@benefit/shared/venue/venue-state-rules';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskCheck, DeskField, DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { standingTexts, stepNote } from './standing-texts';
import type { AskedAction, Asking, useStanding } from './use-standing';

type Props = Pick<ReturnType<typeof useStanding>, 'onChange' | 'onClose' | 'onSend'> & { asking: Asking };

/** Asks before a step, with everything that it needs. */
export function StepDialog({ asking, onChange, onClose, onSend }: Props) {
  const { venue, action, busy, failure } = asking;
  const changes = failure?.kind === 'problem' ? (failure.problem.changes ?? []) : [];
  return (
    <DeskDialog
      title={titleOf(action)}
      note={venue.name}
      busy={busy}
      onClose={onClose}
      onSubmit={onSend}
      foot={noteOf(action)}
      actions={
        <>
          <DeskButton large keyHint="Esc" disabled={busy} onPress={onClose}>
            取消
          </DeskButton>
          <DeskButton
            large
            kind={action === 'remove' ? 'danger' : 'primary'}
            keyHint="Ctrl ↵"
            busy={busy}
            disabled={!isComplete(asking)}
            onPress={onSend}
          >
            {titleOf(action)}
          </DeskButton>
        </>
      }
    >
      <Parts asking={asking} onChange={onChange} />
      {failure &&
        (changes.length > 0 ? <Changed changes={changes} /> : <DeskFailureNote failure={failure} />)}
    </DeskDialog>
  );
}

function Parts({ asking, onChange }: Pick<Props, 'asking' | 'onChange'>) {
  const { action, reason, checks, steps, ground, hearingUntil, decision } = asking;
  if (action === 'recommend' || action === 'check') {
    return (
      <fieldset className="standing-checks">
        <legend>{standingTexts.checks}</legend>
        {SPONSOR_CHECKS.map((check) => (
          <DeskCheck
            key={check}
            checked={checks.includes(check)}
            onChange={(on) =>
              onChange({ checks: on ? [...checks, check] : checks.filter((each) => each !== check) })
            }
          >
            {sponsorCheckText[check]}
          </DeskCheck>
        ))}
        <p className="desk-note">{standingTexts.lists}</p>
        {action === 'check' && <p className="desk-note">{standingTexts.checkNote}</p>}
      </fieldset>
    );
  }
  return (
    <>
      {action === 'return' && (
        <fieldset className="standing-checks">
          <legend>{standingTexts.steps}</legend>
          {JOINING_STEPS.map((step) => (
            <DeskCheck
              key={step}
              checked={steps.includes(step)}
              onChange={(on) =>
                onChange({ steps: on ? [...steps, step] : steps.filter((each) => each !== step) })
              }
            >
              {joiningStepText[step]}
            </DeskCheck>
          ))}
        </fieldset>
      )}
      {action === 'propose' && (
        <>
          <DeskField label={standingTexts.ground}>
            <DeskSelect
              value={ground}
              options={REMOVAL_GROUNDS.map((value) => ({ value, label: removalGroundText[value] }))}
              onChange={(value) => onChange({ ground: value })}
            />
          </DeskField>
          <DeskField
            label={standingTexts.hearingUntil}
            hint={`至少 ${MIN_HEARING_DAYS} 天，网点在此之前可以陈述`}
          >
            <DeskInput type="date" value={hearingUntil} onChange={(day) => onChange({ hearingUntil: day })} />
          </DeskField>
        </>
      )}
      {action === 'decide' && (
        <DeskField label={standingTexts.decision}>
          <DeskSelect
            value={decision}
            options={REMOVAL_DECISIONS.map((value) => ({ value, label: removalDecisionText[value] }))}
            onChange={(value) => onChange({ decision: value })}
          />
        </DeskField>
      )}
      <DeskField label={reasonLabel(action)}>
        <DeskArea
          rows={4}
          maxLength={action === 'propose' || action === 'decide' ? 500 : 200}
          value={reason}
          onChange={(words) => onChange({ reason: words })}
        />
      </DeskField>
    </>
  );
}

const titleOf = (action: AskedAction): string => {
  if (action === 'propose') return standingTexts.propose;
  if (action === 'check') return standingTexts.check;
  return action === 'decide' ? standingTexts.decide : venueActionText[action];
};

const noteOf = (action: AskedAction): string | undefined =>
  action === 'propose' || action === 'decide' || action === 'check' ? undefined : stepNote[action];

function reasonLabel(action: AskedAction): string {
  if (action === 'propose') return standingTexts.removalReason;
  if (action === 'decide') return standingTexts.decisionReason;
  return action !== 'check' && REASON_REQUIRED_FOR.includes(action)
    ? standingTexts.reason
    : standingTexts.note;
}

function isComplete({ action, reason, checks, steps, hearingUntil }: Asking): boolean {
  if (action === 'recommend' || action === 'check') return checks.length === SPONSOR_CHECKS.length;
  if (action === 'propose') return reason.trim() !== '' && hearingUntil !== '';
  if (action === 'decide') return reason.trim() !== '';
  if (action === 'return' && steps.length === 0) return false;
  return !REASON_REQUIRED_FOR.includes(action) || reason.trim() !== '';
}

/** What others did since the dialog was opened. */
function Changed({ changes }: { changes: readonly string[] }) {
  return <DeskAlert title={standingTexts.changed} text={changes.join('\n')} />;
}
