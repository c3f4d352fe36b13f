import type { Grade } from '@benefit/shared/credit/grade-rules';
import { benefitsForGrade } from '@benefit/shared/venue/benefit-rules';
import { distanceText } from '@benefit/shared/venue/distance-rules';
import type { Venue } from '@benefit/shared/venue/venue-contract';
import { Text, View } from '@tarojs/components';
import { classes } from './classes';
import { Press } from './press';
import { VenuePicture } from './venue-picture';
import './venue-row.scss';

interface Props {
  venue: Venue;
  /** Whose benefits are named; without one, those of all persons. */
  grade: Grade | null;
  onPress: () => void;
}

export function VenueRow({ venue, grade, onPress }: Props) {
  return (
    <Press className="venue-row" role="link" onPress={onPress}>
      <VenuePicture kind={venue.kind} />
      <View className="grow">
        <Text className="venue-row-name">{venue.name}</Text>
        <Text className="venue-row-benefits">{benefitLine(venue, grade)}</Text>
        <View className="venue-row-meta num">
          <Text className={classes(venue.openNow && 'venue-row-open')}>{venue.openingText}</Text>
          <Text className="venue-row-district">
            {venue.distance === undefined
              ? venue.district
              : `${venue.district} · ${distanceText(venue.distance)}`}
          </Text>
        </View>
      </View>
    </Press>
  );
}

function benefitLine({ benefits }: Venue, grade: Grade | null): string {
  const mine = grade
    ? benefitsForGrade(benefits, 'person', grade)
    : benefits.filter(({ holder }) => holder === 'person');
  const titles = [...new Set(mine.map(({ title }) => title))];
  if (titles.length === 0) return '暂无适用优惠';
  return grade || titles.length <= 3 ? titles.join('，') : `${titles.slice(0, 3).join('，')} 等`;
}
