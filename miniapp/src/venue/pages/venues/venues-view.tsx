import { Text, View } from '@tarojs/components';
import { Choice } from '../../../ui/choice';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { TextInput } from '../../../ui/field';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { VenueRow } from '../../../ui/venue-row';
import type { useVenues } from './use-venues';
import { venuesTexts } from './venues-texts';
import './venues.scss';

type Props = ReturnType<typeof useVenues>;

export function VenuesView({
  first,
  items,
  more,
  filter,
  districts,
  total,
  grade,
  loadMore,
  reload,
  onFilter,
  onClear,
  onVenue,
}: Props) {
  const isKnown = total !== null;
  return (
    <Screen title={venuesTexts.title} brand tab="venues">
      <View className="venues-filter">
        <TextInput
          label={venuesTexts.search}
          placeholder={venuesTexts.search}
          value={filter.q}
          maxLength={40}
          onChange={(q) => onFilter({ q })}
        />
        <Choice
          label={venuesTexts.kind}
          options={venuesTexts.kinds}
          value={filter.kind}
          onChange={(kind) => onFilter({ kind })}
        />
        {districts.length > 1 && (
          <View className="venues-districts">
            <Choice
              label={venuesTexts.district}
              options={[
                { value: '', text: venuesTexts.allDistricts },
                ...districts.map((value) => ({ value, text: value })),
              ]}
              value={filter.district}
              onChange={(district) => onFilter({ district })}
            />
          </View>
        )}
        {isKnown && total > 0 && <Text className="note num">{venuesTexts.total(total)}</Text>}
      </View>
      {first.status === 'loading' && <Skeleton shape="row" count={5} />}
      {first.status === 'failed' && !isKnown && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {total === 0 && (
        <EmptyState
          icon="search"
          title={venuesTexts.empty}
          text={venuesTexts.emptyText}
          action={{ text: venuesTexts.clear, onPress: onClear }}
        />
      )}
      <View className="stack">
        {items.map((venue) => (
          <VenueRow key={venue.venueId} venue={venue} grade={grade} onPress={() => onVenue(venue.venueId)} />
        ))}
      </View>
      <MorePages more={more} onMore={loadMore} />
    </Screen>
  );
}
