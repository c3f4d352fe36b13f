import { Text, View } from '@tarojs/components';
import { valueOf } from '../../../platform/use-remote';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { PlaceMap } from '../../../ui/place-map';
import { Skeleton } from '../../../ui/skeleton';
import type { useVenues } from './use-venues';
import { venuesTexts } from './venues-texts';

type Props = Pick<
  ReturnType<typeof useVenues>,
  'places' | 'reloadPlaces' | 'chosen' | 'ground' | 'onChoose' | 'onVenue'
>;

/** The venues of the list on a map; one that is pressed is named below, from where its page opens. */
export function VenueMap({ places, reloadPlaces, chosen, ground, onChoose, onVenue }: Props) {
  const known = valueOf(places);
  if (places.status === 'loading') return <Skeleton shape="row" count={5} />;
  if (known === null)
    return places.status === 'failed' ? (
      <FailedState failure={places.failure} onRetry={() => void reloadPlaces()} />
    ) : null;
  const place = known.items.find(({ venueId }) => venueId === chosen);
  const { kinds, openState } = venuesTexts;
  return (
    <View className="stack">
      <PlaceMap places={known.items} chosen={chosen} ground={ground} onChoose={onChoose} />
      <Card>
        {place ? (
          <Cell
            title={place.name}
            note={`${kinds.find(({ value }) => value === place.kind)?.text}，${place.openNow ? openState.open : openState.closed}`}
            icon="shop"
            onPress={() => onVenue(place.venueId)}
          />
        ) : (
          <Cell icon="shop" title={venuesTexts.chooseOne} />
        )}
      </Card>
      <Text className="venues-count num">{venuesTexts.onMap(known.items.length, known.unplaced)}</Text>
    </View>
  );
}
