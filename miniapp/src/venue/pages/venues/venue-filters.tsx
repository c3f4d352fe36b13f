import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/button';
import { Choice } from '../../../ui/choice';
import { classes } from '../../../ui/classes';
import { TextInput } from '../../../ui/field';
import { Press } from '../../../ui/press';
import type { useVenues } from './use-venues';
import { venuesTexts } from './venues-texts';

type Props = Pick<
  ReturnType<typeof useVenues>,
  | 'filter'
  | 'districts'
  | 'elder'
  | 'hasMap'
  | 'showsMap'
  | 'onMap'
  | 'showsFilters'
  | 'locating'
  | 'notFound'
  | 'onFilter'
  | 'onNear'
  | 'onOnlyOpen'
  | 'onShowFilters'
>;

export function VenueFilters(props: Props) {
  const { filter, elder, showsFilters, onFilter, onShowFilters } = props;
  return (
    <View className="venues-filter">
      <TextInput
        label={venuesTexts.search}
        placeholder={venuesTexts.search}
        value={filter.q}
        maxLength={40}
        onChange={(q) => onFilter({ q })}
      />
      {elder && <ListOrMap {...props} />}
      {elder && (
        <Button kind="tint" slim onPress={onShowFilters}>
          {showsFilters ? venuesTexts.hideFilters : venuesTexts.showFilters}
        </Button>
      )}
      {showsFilters && <Choices {...props} />}
    </View>
  );
}

/** In 长辈版 it stands outside of what is unfolded. */
function ListOrMap({ hasMap, showsMap, onMap }: Pick<Props, 'hasMap' | 'showsMap' | 'onMap'>) {
  if (!hasMap) return null;
  return (
    <Choice
      label={venuesTexts.view}
      options={venuesTexts.views}
      value={showsMap ? 'map' : 'list'}
      onChange={(view) => onMap(view === 'map')}
    />
  );
}

function Choices({
  filter,
  districts,
  elder,
  locating,
  notFound,
  onFilter,
  onNear,
  onOnlyOpen,
  ...rest
}: Props) {
  return (
    <>
      <View className="venues-row">
        <Choice
          label={venuesTexts.kind}
          options={venuesTexts.kinds}
          value={filter.kind}
          onChange={(kind) => onFilter({ kind })}
        />
        {!elder && <ListOrMap {...rest} />}
      </View>
      {notFound && <Text className="venues-count">{venuesTexts.noPlace}</Text>}
      <View className="venues-districts venues-chips">
        <Press
          className={classes('choice-option', filter.near !== '' && 'choice-option--on')}
          role="checkbox"
          checked={filter.near !== ''}
          disabled={locating}
          onPress={onNear}
        >
          <Text>{venuesTexts.near}</Text>
        </Press>
        <Press
          className={classes('choice-option', filter.open !== '' && 'choice-option--on')}
          role="checkbox"
          checked={filter.open !== ''}
          onPress={onOnlyOpen}
        >
          <Text>{venuesTexts.openNow}</Text>
        </Press>
        <Choice
          label={venuesTexts.benefit}
          options={venuesTexts.benefits}
          value={filter.benefit}
          onChange={(benefit) => onFilter({ benefit })}
        />
      </View>
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
    </>
  );
}
