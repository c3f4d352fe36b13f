import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { Complaint } from '@benefit/shared/venue/complaint-contract';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Failure } from '../../../platform/call';
import { spokenTime } from '../../../platform/spoken-time';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { DayInput } from '../../../ui/day-input';
import { FailureNote } from '../../../ui/failure-note';
import { Field } from '../../../ui/field';
import { Sheet } from '../../../ui/sheet';
import { TextArea } from '../../../ui/text-area';
import { complaintTexts } from './venue-texts';

interface Props {
  /** What the reader told before about this venue. */
  earlier: readonly Complaint[];
  sent: boolean;
  busy: boolean;
  failure: Failure | null;
  now: Date;
  onSend: (happenedOn: string, text: string) => void;
  onClose: () => void;
}

/** “没给我优惠”, to the venue's sponsor; below it what was told before, with the answers. */
export function ComplaintSheet({ earlier, sent, busy, failure, now, onSend, onClose }: Props) {
  const today = shanghaiDate(now);
  const [happenedOn, setHappenedOn] = useState(today);
  const [text, setText] = useState('');
  return (
    <Sheet
      title={complaintTexts.title}
      onClose={onClose}
      {...(sent
        ? {}
        : {
            dock: (
              <Button
                block
                busy={busy}
                disabled={text.trim() === '' || happenedOn === ''}
                onPress={() => onSend(happenedOn, text.trim().replaceAll('\n', ' '))}
              >
                {complaintTexts.send}
              </Button>
            ),
          })}
    >
      {failure && <FailureNote failure={failure} />}
      {sent ? (
        <Banner tone="ok" icon="check-circle" title={complaintTexts.sent} text={complaintTexts.sentNote} />
      ) : (
        <>
          <Text className="venue-line">{complaintTexts.note}</Text>
          <Field label={complaintTexts.day}>
            <DayInput label={complaintTexts.day} value={happenedOn} latest={today} onChange={setHappenedOn} />
          </Field>
          <Field label={complaintTexts.text}>
            <TextArea
              label={complaintTexts.text}
              placeholder={complaintTexts.placeholder}
              maxLength={300}
              value={text}
              onChange={setText}
            />
          </Field>
        </>
      )}
      {earlier.map((complaint) => (
        <Earlier key={complaint.complaintId} {...complaint} />
      ))}
    </Sheet>
  );
}

function Earlier({ happenedOn, text, dueAt, answer }: Complaint) {
  return (
    <View className="venue-complaint">
      <Text className="venue-line num">{`${happenedOn}：${text}`}</Text>
      <Text className="venue-line">
        {answer === null
          ? complaintTexts.due(spokenTime(dueAt))
          : `${answer.by}：${complaintTexts.found(answer.upheld)}${answer.text}`}
      </Text>
    </View>
  );
}
