import { Text, View } from '@tarojs/components';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { VenueRow } from '../../../ui/venue-row';
import type { useVenues } from './use-venues';
import { VenueMap } from './venue-map';
import { VenueFilters } from './venue-filters';
import { venuesTexts } from './venues-texts';
import './venues.scss';

type Props = ReturnType<typeof useVenues>;

export function VenuesView(props: Props) {
  const { first, items, more, total, onlyOpen, grade, loadMore, reload, onClear, onVenue } = props;
  const isFound = total !== null && total > 0;
  return (
    <Screen
      title={venuesTexts.title}
      brand
      tab="venues"
      {...(total === null ? { offlineText: venuesTexts.offline } : {})}
    >
      <VenueFilters {...props} />
      {isFound && props.showsMap && <VenueMap {...props} />}
      {isFound && !props.showsMap && <Count {...props} total={total} />}
      {first.status === 'loading' && <Skeleton shape="row" count={5} />}
      {first.status === 'failed' && total === null && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {total === 0 && !onlyOpen && (
        <EmptyState
          icon="search"
          title={venuesTexts.empty}
          text={venuesTexts.emptyText}
          action={{ text: venuesTexts.clear, onPress: onClear }}
        />
      )}
      {total === 0 && onlyOpen && (
        <EmptyState
          icon="clock"
          title={venuesTexts.noneOpen}
          text={venuesTexts.noneOpenText}
          action={{ text: venuesTexts.clear, onPress: onClear }}
        />
      )}
      {!props.showsMap && (
        <>
          <View className="stack">
            {items.map((venue) => (
              <VenueRow
                key={venue.venueId}
                venue={venue}
                grade={grade}
                onPress={() => onVenue(venue.venueId)}
              />
            ))}
          </View>
          <MorePages more={more} onMore={loadMore} />
        </>
      )}
    </Screen>
  );
}

function Count({ total, onlyOpen, allForMe }: Props & { total: number }) {
  return (
    <View className="venues-count">
      <Text className="num">{onlyOpen ? venuesTexts.openTotal(total) : venuesTexts.total(total)}</Text>
      {allForMe && <Text className="venues-mine">{venuesTexts.allForMe}</Text>}
    </View>
  );
}
