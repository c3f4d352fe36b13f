import { categoryOf, CATEGORIES } from '@benefit/shared/relief/category-rules';
import type { Category, CategoryCode } from '@benefit/shared/relief/category-rules';
import { REPORT_DISTRICTS, ELSEWHERE } from '@benefit/shared/relief/district-rules';
import type { ReportDistrict } from '@benefit/shared/relief/district-rules';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card';
import { Choice } from '../../../ui/choice';
import { Field } from '../../../ui/field';
import type { Draft } from '../../draft';
import { ListSheet } from '../../../ui/list-sheet';
import { PickBox } from '../../../ui/pick-box';
import {
  CategoryFieldInput,
  DayField,
  DeedField,
  DistrictField,
  PlaceField,
  Placed,
  PositionField,
  WitnessField,
} from '../../parts/report-field';
import { editTexts } from './edit-texts';
import type { useEdit } from './use-edit';

export type EditProps = ReturnType<typeof useEdit> & { draft: Draft };

/** What a person may report of themselves; enterprises and organisations are reported by departments. */
const OWN_CATEGORIES: readonly Category[] = CATEGORIES.filter(({ holder }) => holder === 'person');

/** Step one: what was done. */
export function DeedStep(props: EditProps) {
  const { draft, campaigns, elder, position, errorAt, onChange, onPicking } = props;
  const category = categoryOf(draft.categoryCode ?? '');
  return (
    <>
      <Who {...props} />
      {campaigns.length > 1 && (
        <Field label={editTexts.campaign}>
          <Choice
            label={editTexts.campaign}
            options={campaigns.map(({ campaignId, title }) => ({ value: campaignId, text: title }))}
            value={draft.campaignId}
            onChange={(campaignId) => onChange({ campaignId })}
          />
        </Field>
      )}
      <Placed path="categoryCode">
        <Field
          label={editTexts.category}
          error={errorAt('categoryCode')}
          {...(category && !elder ? { hint: `依据 ${category.clause}` } : {})}
        >
          <PickBox
            label={editTexts.category}
            placeholder={editTexts.pickCategory}
            text={category?.name ?? ''}
            onPress={() => onPicking('category')}
          />
        </Field>
      </Placed>
      <DeedField {...props} />
      {category?.fields.map((field) => (
        <CategoryFieldInput key={field.key} {...props} field={field} />
      ))}
      <View className="edit-days">
        <DayField {...props} path="startedOn" label={editTexts.startedOn} />
        <DayField {...props} path="endedOn" label={editTexts.endedOn} />
      </View>
      <DistrictField {...props} onPick={() => onPicking('district')} />
      <PlaceField {...props} />
      <WitnessField {...props} />
      <PositionField draft={draft} onChange={onChange} {...position} />
    </>
  );
}

/** Category and district are picked in a panel. */
export function Pickers({ draft, picking, elder, onChange, onPicking }: EditProps) {
  if (picking === 'category') {
    return (
      <ListSheet
        title={editTexts.category}
        options={OWN_CATEGORIES.map(({ code, name, clause }) => ({
          value: code as CategoryCode,
          text: name,
          ...(elder ? {} : { note: clause }),
        }))}
        value={draft.categoryCode}
        onChange={(categoryCode) => onChange({ categoryCode })}
        onClose={() => onPicking(null)}
      />
    );
  }
  if (picking === 'district') {
    return (
      <ListSheet<ReportDistrict>
        title={editTexts.district}
        options={REPORT_DISTRICTS.map((value) => ({
          value,
          text: value,
          ...(value === ELSEWHERE ? { note: '在其他城市做的，也可以申报' } : {}),
        }))}
        value={draft.district}
        onChange={(district) => onChange({ district })}
        onClose={() => onPicking(null)}
      />
    );
  }
  return null;
}

function Who({ me, elder, campaigns, draft }: EditProps) {
  const campaign = campaigns.find(({ campaignId }) => campaignId === draft.campaignId);
  return (
    <Card pad className="edit-who">
      {campaign && <Text className="edit-campaign">{campaign.title}</Text>}
      <View className="edit-who-row">
        <Text className="small">{editTexts.who}</Text>
        <Text className="num">
          {me?.identity?.maskedName} {me?.identity?.maskedNumber}
        </Text>
      </View>
      {!elder && <Text className="note">{editTexts.whoNote}</Text>}
    </Card>
  );
}
