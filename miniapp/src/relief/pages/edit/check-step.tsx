import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { CategoryField } from '@benefit/shared/relief/category-rules';
import { Text, View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Checkbox } from '../../../ui/checkbox';
import { SectionHead } from '../../../ui/section-head';
import { valuesOf } from '../../draft';
import type { Draft, DraftStep } from '../../draft';
import { fieldText } from '../../field-text';
import { Placed } from '../../parts/report-field';
import { daysText } from '../../relief-texts';
import { leftText } from '../../tile-state';
import type { EditProps } from './deed-step';
import { editTexts } from './edit-texts';

/** Step three: everything once more, and what the person declares. */
export function CheckStep(props: EditProps) {
  const { draft, me, elder, onStep, hints } = props;
  const category = categoryOf(draft.categoryCode ?? '');
  const change = (step: DraftStep) => ({ aside: editTexts.change, onPress: () => onStep(step) });
  return (
    <>
      <View className="edit-ask">
        <Text className="edit-ask-title">{editTexts.askCheck}</Text>
      </View>
      <LeftNote {...props} />
      {hints.map(({ code, text }, index) => (
        <View key={`${code}${index}`} className="spaced">
          <Banner tone="warn" icon="alert" title={text} />
        </View>
      ))}
      <SectionHead title="事项" {...change('deed')} />
      <Card>
        <Cell
          title={editTexts.who}
          end={`${me?.identity?.maskedName ?? ''} ${me?.identity?.maskedNumber ?? ''}`}
        />
        <Cell title={category?.name ?? ''} {...(elder ? {} : { note: category?.clause })} />
        <Cell title={<Text className="edit-deed">{draft.deed}</Text>} />
        <Cell title="日期" end={daysText(draft.startedOn, draft.endedOn)} />
        <Cell title="地点" end={[draft.district, draft.place.trim()].filter(Boolean).join(' ')} />
        {category?.fields.map((field) => (
          <Own key={field.key} field={field} draft={draft} />
        ))}
        {draft.witness.trim() !== '' && <Cell title="谁能证明" end={draft.witness.trim()} />}
      </Card>
      <SectionHead title="证明材料" {...change('evidence')} />
      <Card>
        <Cell icon="album" title={`${draft.files.length} 份`} note={leftText(props.left) ?? '已全部上传'} />
      </Card>
      <SectionHead title={editTexts.declare} />
      <Declarations {...props} />
    </>
  );
}

/** 四 2, confirmed one by one. */
export function Declarations({
  draft,
  elder,
  errorAt,
  onChange,
}: Pick<EditProps, 'draft' | 'elder' | 'errorAt' | 'onChange'>) {
  return (
    <Card pad>
      <Text className="small">{editTexts.adult}</Text>
      {!elder && <Text className="edit-clause">{editTexts.declareClause}</Text>}
      {(['capable', 'resident', 'voluntary'] as const).map((key) => (
        <Placed key={key} path={`declarations.${key}`}>
          <Checkbox
            checked={draft.declarations[key]}
            label={editTexts[key]}
            onChange={(checked) => onChange({ declarations: { ...draft.declarations, [key]: checked } })}
          >
            <Text className="edit-declare">{editTexts[key]}</Text>
          </Checkbox>
          {errorAt(`declarations.${key}`) !== undefined && (
            <Text className="field-error">{errorAt(`declarations.${key}`)}</Text>
          )}
        </Placed>
      ))}
    </Card>
  );
}

/** What keeps the report from being handed in, exactly. */
export function LeftNote({ left, online }: Pick<EditProps, 'left' | 'online'>) {
  const text = leftText(left);
  if (text === null) return null;
  return (
    <View id="left-note">
      <Banner
        tone="warn"
        icon={online ? 'clock' : 'cloud'}
        title={`${editTexts.left}：${text}`}
        text={editTexts.leftNote}
      />
    </View>
  );
}

function Own({ field, draft }: { field: CategoryField; draft: Draft }) {
  const value = valuesOf(draft)[field.key];
  return value === undefined ? null : <Cell title={field.label} end={fieldText(field, value)} />;
}
