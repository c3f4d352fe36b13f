import { categoryOf } from '@benefit/shared/relief/category-rules';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card';
import { isEvidenceOpen, isOpen } from '../../draft';
import {
  CategoryFieldInput,
  DayField,
  DeedField,
  DistrictField,
  PlaceField,
  WitnessField,
} from '../../parts/report-field';
import { itemName } from '../../return-items';
import { Declarations, LeftNote } from './check-step';
import type { EditProps } from './deed-step';
import { editTexts } from './edit-texts';
import { Evidence } from './evidence-step';

/** Of a report that was sent back: what was named, why, and only that to change. */
export function Supplement(props: EditProps) {
  const { draft } = props;
  const category = categoryOf(draft.categoryCode ?? '');
  return (
    <>
      <LeftNote {...props} />
      {draft.items?.map(({ item, text }) => (
        <Card pad key={item} className="need spaced">
          <Text className="need-name">{itemName(item, draft)}</Text>
          <Text className="need-text">{text}</Text>
        </Card>
      ))}
      {isOpen(draft, 'deed') && <DeedField {...props} />}
      {category?.fields
        .filter(({ key }) => isOpen(draft, `fields.${key}`))
        .map((field) => (
          <CategoryFieldInput key={field.key} {...props} field={field} />
        ))}
      <View className="edit-days">
        {isOpen(draft, 'startedOn') && <DayField {...props} path="startedOn" label={editTexts.startedOn} />}
        {isOpen(draft, 'endedOn') && <DayField {...props} path="endedOn" label={editTexts.endedOn} />}
      </View>
      {isOpen(draft, 'district') && <DistrictField {...props} onPick={() => props.onPicking('district')} />}
      {isOpen(draft, 'place') && <PlaceField {...props} />}
      {isOpen(draft, 'witness') && <WitnessField {...props} />}
      {isOpen(draft, 'declarations') && <Declarations {...props} />}
      {isEvidenceOpen(draft) && <Evidence {...props} />}
    </>
  );
}
