import { composeAnnouncement } from '@benefit/shared/venue/announcement-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { MIN_NOTICE_DAYS, yearsAfter } from '@benefit/shared/venue/joining-rules';
import { Card } from '../../../../ui/card';
import { Choice } from '../../../../ui/choice';
import { DayInput } from '../../../../ui/day-input';
import { Field, TextInput } from '../../../../ui/field';
import { SectionHead } from '../../../../ui/section-head';
import { AnnouncementText } from '../../../announcement-text';
import type { FormProps } from '../joining-parts';
import { joiningTexts } from '../joining-texts';

/** Step three: how long it runs, and the announcement as it will stand (四 1, 四 3, 附件1). */
export function AnnouncementStep({ content, today, open, errorAt, onAnnouncement }: FormProps) {
  const { openEnded, until, noticeDays } = content.announcement;
  const day = shanghaiDate(today);
  return (
    <>
      <Field label="推行期限" hint="至少两年，建议长期有效（四 3）">
        <Choice
          label="推行期限"
          options={[
            { value: 'open', text: '长期有效' },
            { value: 'until', text: '到某一天' },
          ]}
          value={openEnded ? 'open' : 'until'}
          onChange={(way) => {
            if (open) onAnnouncement({ openEnded: way === 'open' });
          }}
        />
      </Field>
      {!openEnded && (
        <Field label="最后一天" error={errorAt('announcement.until')}>
          <DayInput
            label="最后一天"
            value={until}
            earliest={yearsAfter(day, 2)}
            onChange={(last) => onAnnouncement({ until: last })}
          />
        </Field>
      )}
      <Field
        label="优惠变少时，提前几天公告"
        error={errorAt('announcement.noticeDays')}
        hint={`至少 ${MIN_NOTICE_DAYS} 天，写进公告`}
      >
        <TextInput
          label="优惠变少时，提前几天公告"
          kind="number"
          value={noticeDays === 0 ? '' : String(noticeDays)}
          maxLength={3}
          disabled={!open}
          onChange={(text) => onAnnouncement({ noticeDays: Number(text.replace(/\D/g, '')) })}
        />
      </Field>
      <SectionHead title={joiningTexts.preview} />
      <Card pad>
        <AnnouncementText {...composeAnnouncement(content, day)} />
      </Card>
    </>
  );
}
