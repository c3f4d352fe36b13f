import { spokenDay } from '../../../platform/spoken-time';
import { BENEFIT_ICON } from '../../../ui/benefit-icon';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { LeftCount } from '../../../ui/left-count';
import { SectionHead } from '../../../ui/section-head';
import { recordsTexts } from './records-texts';
import type { useRecords } from './use-records';

type Props = Pick<
  ReturnType<typeof useRecords>,
  'left' | 'leftTotal' | 'showsAllLeft' | 'elder' | 'onAllLeft'
>;

/** What is left where the person was last; the first few, and the rest where it is asked for. */
export function LeftBenefits({ left, leftTotal, showsAllLeft, elder, onAllLeft }: Props) {
  if (left.length === 0) return null;
  const hasMore = showsAllLeft || left.length < leftTotal;
  const aside = showsAllLeft ? recordsTexts.lessLeft : recordsTexts.allLeft(leftTotal);
  return (
    <>
      <SectionHead title={recordsTexts.left} {...(hasMore ? { aside, onPress: onAllLeft } : {})} />
      <Card>
        {left.map(({ benefitId, kind, title, venueName, remaining, availableAt, limits }) => (
          <Cell
            key={benefitId}
            {...(elder ? {} : { icon: BENEFIT_ICON[kind] })}
            title={title}
            note={
              remaining === 0 && availableAt
                ? `${venueName}，${recordsTexts.again(spokenDay(availableAt))}`
                : [venueName, limits].filter(Boolean).join('，')
            }
            end={remaining === null ? undefined : <LeftCount left={remaining} />}
          />
        ))}
      </Card>
    </>
  );
}
