import { ANY_TIME } from '@benefit/shared/venue/benefit-time-rules';
import type { BenefitTimes } from '@benefit/shared/venue/benefit-time-rules';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Choice } from '../../../ui/choice';
import { DayInput } from '../../../ui/day-input';
import { Field } from '../../../ui/field';
import { TimeInput } from '../../../ui/time-input';
import { toggled } from '../../opening-spans';
import { WeekdayPicker } from '../../weekday-picker';
import { benefitTimeTexts as texts } from './joining-texts';

/** What a benefit begins with when its hours are limited. */
const HOURS = { from: '09:00', to: '17:00' };

/** When a benefit can be had: whenever the venue is open, or on some days and in some hours (附件4 优惠时间). */
export function BenefitTimesFields({
  times,
  onChange,
}: {
  times: BenefitTimes;
  onChange: (times: BenefitTimes) => void;
}) {
  // a benefit whose limits are all empty again still shows what can be limited
  const [limited, setLimited] = useState(JSON.stringify(times) !== JSON.stringify(ANY_TIME));
  const change = (part: Partial<BenefitTimes>) => onChange({ ...times, ...part });
  return (
    <>
      <Field label={texts.when}>
        <Choice
          label={texts.when}
          options={[
            { value: 'any', text: texts.any },
            { value: 'some', text: texts.some },
          ]}
          value={limited ? 'some' : 'any'}
          onChange={(way) => {
            setLimited(way === 'some');
            if (way === 'any') onChange(ANY_TIME);
          }}
        />
      </Field>
      {limited && (
        <>
          <Field label={texts.weekdays} hint={texts.weekdaysHint}>
            <WeekdayPicker
              chosen={times.weekdays}
              onToggle={(day) => change({ weekdays: toggled(times.weekdays, day) })}
            />
          </Field>
          <Field label={texts.hours}>
            <Choice
              label={texts.hours}
              options={[
                { value: 'day', text: texts.wholeDay },
                { value: 'hours', text: texts.someHours },
              ]}
              value={times.hours === null ? 'day' : 'hours'}
              onChange={(way) => change({ hours: way === 'day' ? null : HOURS })}
            />
          </Field>
          {times.hours !== null && (
            <View className="joining-hours joining-limits">
              <TimeInput
                label={texts.from}
                value={times.hours.from}
                onChange={(from) => change({ hours: { ...(times.hours ?? HOURS), from } })}
              />
              <Text>至</Text>
              <TimeInput
                label={texts.to}
                value={times.hours.to}
                onChange={(to) =>
                  change({ hours: { ...(times.hours ?? HOURS), to: to === '00:00' ? '24:00' : to } })
                }
              />
            </View>
          )}
          <Field label={texts.dates} hint={texts.datesHint}>
            <View className="joining-dates">
              <View className="joining-date">
                <DayInput label={texts.firstDay} value={times.from} onChange={(from) => change({ from })} />
              </View>
              <View className="joining-date">
                <Text>至</Text>
                <DayInput label={texts.lastDay} value={times.until} onChange={(until) => change({ until })} />
              </View>
            </View>
          </Field>
        </>
      )}
    </>
  );
}
