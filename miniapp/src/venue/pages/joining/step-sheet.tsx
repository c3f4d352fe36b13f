import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { REASON_REQUIRED_FOR, venueActionText } from '@benefit/shared/venue/venue-state-rules';
import type { VenueAction } from '@benefit/shared/venue/venue-state-rules';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { DayInput } from '../../../ui/day-input';
import { FailureNote } from '../../../ui/failure-note';
import { Field } from '../../../ui/field';
import { Sheet } from '../../../ui/sheet';
import { TextArea } from '../../../ui/text-area';
import { OWN_STEPS, joiningTexts } from './joining-texts';
import type { JoiningProps } from './use-joining';

const DAY_MS = 24 * 3600_000;

/** Asks before a step of the venue's own, with the words that the history keeps. */
export function StepSheet({
  asking,
  busy,
  failure,
  today,
  onAsk,
  onTake,
}: JoiningProps & { asking: VenueAction }) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const needsReason = REASON_REQUIRED_FOR.includes(asking);
  const incomplete = (needsReason && reason.trim() === '') || (asking === 'pause' && until === '');
  return (
    <Sheet
      title={venueActionText[asking]}
      onClose={() => onAsk(null)}
      dock={
        <Button
          block
          kind={asking === 'end' ? 'danger' : 'primary'}
          busy={busy === 'step'}
          disabled={incomplete}
          onPress={() => onTake(asking, reason.trim(), until)}
        >
          {OWN_STEPS[asking]?.title}
        </Button>
      }
    >
      {failure && <FailureNote failure={failure} />}
      {asking === 'pause' && (
        <Field label={joiningTexts.until} hint={OWN_STEPS.pause?.note ?? ''}>
          <DayInput
            label={joiningTexts.until}
            value={until}
            earliest={shanghaiDate(new Date(today.getTime() + DAY_MS))}
            onChange={setUntil}
          />
        </Field>
      )}
      {needsReason && (
        <Field label={joiningTexts.reason}>
          <TextArea
            label={joiningTexts.reason}
            placeholder="告诉读者和推荐单位为什么"
            maxLength={200}
            value={reason}
            onChange={setReason}
          />
        </Field>
      )}
    </Sheet>
  );
}
