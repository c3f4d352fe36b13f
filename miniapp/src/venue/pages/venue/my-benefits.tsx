import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import { percentOffText } from '@benefit/shared/counter/amount-rules';
import type { Benefit } from '@benefit/shared/venue/venue-contract';
import { Text, View } from '@tarojs/components';
import { spokenDay, spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { BENEFIT_ICON } from '../../../ui/benefit-icon';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { LeftCount } from '../../../ui/left-count';
import { Skeleton } from '../../../ui/skeleton';
import { quotaBeside } from './quota-beside';
import type { useVenue } from './use-venue';
import { venueTexts } from './venue-texts';

type Venue = ReturnType<typeof useVenue>;

interface Props extends Pick<Venue, 'elder' | 'isUnfolded' | 'onFold' | 'onRetry'> {
  mine: NonNullable<Venue['mine']>;
  /** As announced, for how often each can be had. */
  announced: readonly Benefit[];
}

/** What the person can have here and what is left of each. */
export function MyBenefits({ mine, announced, elder, isUnfolded, onFold, onRetry }: Props) {
  const known = valueOf(mine);
  if (mine.status === 'loading') return <Skeleton shape="row" count={3} />;
  if (!known)
    return mine.status === 'failed' ? <FailedState failure={mine.failure} onRetry={onRetry} /> : null;
  return (
    <Card>
      {known.benefits.length === 0 && <Cell title={venueTexts.none} />}
      {known.benefits.map((benefit) => {
        const { benefitId, kind, title, remaining } = benefit;
        const fold = { terms: benefitId };
        const quota = announced.find((each) => each.benefitId === benefitId)?.quota ?? null;
        return (
          <Cell
            key={benefitId}
            title={title}
            note={<Note benefit={benefit} quota={quota} brief={elder && !isUnfolded(fold)} />}
            end={remaining === null ? undefined : <LeftCount left={remaining} />}
            {...(elder ? { onPress: () => onFold(fold) } : { icon: BENEFIT_ICON[kind] })}
          />
        );
      })}
    </Card>
  );
}

function Note({
  benefit: { title, remaining, availableAt, limits, notNow, percentOff, terms },
  quota,
  brief,
}: {
  benefit: OfferedBenefit;
  quota: Benefit['quota'];
  brief: boolean;
}) {
  const often = quotaBeside(title, quota);
  const isUsedUp = remaining === 0 && availableAt !== undefined;
  return (
    <View>
      {isUsedUp && <Text className="venue-again">{venueTexts.again(spokenDay(availableAt))}</Text>}
      {notNow === true && !isUsedUp && (
        <Text className="venue-again">
          {availableAt === undefined ? venueTexts.over : venueTexts.opens(spokenTime(availableAt))}
        </Text>
      )}
      {brief && limits !== undefined && <Text>{limits}</Text>}
      {!brief && (
        <Text>
          {percentOff === undefined ? '' : `${percentOffText(percentOff)}。`}
          {often === '' ? '' : `${often}。`}
          {limits === undefined ? '' : `${limits}。`}
          {terms}
        </Text>
      )}
    </View>
  );
}
