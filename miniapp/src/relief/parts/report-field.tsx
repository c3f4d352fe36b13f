import type { CategoryField } from '@benefit/shared/relief/category-rules';
import { ELSEWHERE } from '@benefit/shared/relief/district-rules';
import { DEED_MAX } from '@benefit/shared/relief/report-contract';
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Field, TextInput } from '../../ui/field';
import type { Draft } from '../draft';
import { creditCodeWarning } from '../draft-checks';
import { DayInput } from '../../ui/day-input';
import { PickBox } from '../../ui/pick-box';
import { TextArea } from '../../ui/text-area';
import './report-field.scss';

export interface FieldProps {
  draft: Draft;
  today: string;
  errorAt: (path: string) => string | undefined;
  onChange: (change: Partial<Draft>) => void;
}

/** The id under which a field is brought into sight. */
export const fieldId = (path: string): string => `field-${path.replace(/\./g, '-')}`;

/** A field with its place on the page. */
export function Placed({ path, children }: { path: string; children: ReactNode }) {
  return (
    <View id={fieldId(path)} className="report-field">
      {children}
    </View>
  );
}

export function DeedField({ draft, errorAt, onChange }: FieldProps) {
  return (
    <Placed path="deed">
      <Field label="具体事项" error={errorAt('deed')}>
        <TextArea
          label="具体事项"
          placeholder="什么时候、在哪里、做了什么、和谁一起，如：7月20日晚在航海东路搬沙袋 6 小时"
          value={draft.deed}
          maxLength={DEED_MAX}
          onChange={(deed) => onChange({ deed })}
        />
      </Field>
    </Placed>
  );
}

export function DayField({
  draft,
  today,
  errorAt,
  onChange,
  path,
  label,
}: FieldProps & { path: 'startedOn' | 'endedOn'; label: string }) {
  const choose = (day: string) =>
    // one day is the common case
    onChange(
      path === 'startedOn' && draft.endedOn === '' ? { startedOn: day, endedOn: day } : { [path]: day },
    );
  return (
    <Placed path={path}>
      <Field label={label} error={errorAt(path)}>
        <DayInput label={label} value={draft[path]} latest={today} onChange={choose} />
      </Field>
    </Placed>
  );
}

export function DistrictField({
  draft,
  errorAt,
  onPick,
}: Omit<FieldProps, 'onChange'> & { onPick: () => void }) {
  return (
    <Placed path="district">
      <Field label="在哪里（区、县、市）" error={errorAt('district')}>
        <PickBox label="在哪里" placeholder="请选择" text={draft.district ?? ''} onPress={onPick} />
      </Field>
    </Placed>
  );
}

export function PlaceField({ draft, errorAt, onChange }: FieldProps) {
  const elsewhere = draft.district === ELSEWHERE;
  return (
    <Placed path="place">
      <Field
        label={elsewhere ? '市外地点' : '具体地点（选填）'}
        error={errorAt('place')}
        hint={elsewhere ? '请写明省、市和地点，在其他城市的事项同样可以申报' : '如：航海东路与第八大街交叉口'}
      >
        <TextInput
          label={elsewhere ? '市外地点' : '具体地点'}
          value={draft.place}
          maxLength={200}
          onChange={(place) => onChange({ place })}
        />
      </Field>
    </Placed>
  );
}

export function WitnessField({ draft, errorAt, onChange }: FieldProps) {
  return (
    <Placed path="witness">
      <Field label="谁能证明（选填）" error={errorAt('witness')} hint="如：航海东路社区 王主任">
        <TextInput
          label="谁能证明"
          value={draft.witness}
          maxLength={100}
          onChange={(witness) => onChange({ witness })}
        />
      </Field>
    </Placed>
  );
}

export function PositionField({
  draft,
  busy,
  fault,
  onLocate,
  onChange,
}: Pick<FieldProps, 'draft' | 'onChange'> & { busy: boolean; fault: string | null; onLocate: () => void }) {
  const { position } = draft;
  return (
    <Placed path="position">
      <Field
        label="地图位置（选填）"
        error={fault ?? undefined}
        hint={position ? '只用于核对事项地点' : '您同意才会取一次位置，不提供也能申报'}
      >
        <View className="position-row">
          {position && (
            <View className="grow num">
              东经 {position.longitude.toFixed(4)}，北纬 {position.latitude.toFixed(4)}
            </View>
          )}
          {position ? (
            <Button kind="tint" slim onPress={() => onChange({ position: null })}>
              不提供了
            </Button>
          ) : (
            <Button kind="tint" slim icon="pin" busy={busy} onPress={onLocate}>
              添加我现在的位置
            </Button>
          )}
        </View>
      </Field>
    </Placed>
  );
}

/** One of the category's own fields, by its kind. */
export function CategoryFieldInput({
  field,
  draft,
  today,
  errorAt,
  onChange,
}: FieldProps & { field: CategoryField }) {
  const path = `fields.${field.key}`;
  const value = draft.fields[field.key] ?? '';
  const change = (text: string) => onChange({ fields: { ...draft.fields, [field.key]: text } });
  const label = labelOf(field);
  const warning = field.kind === 'credit-code' ? creditCodeWarning(value) : null;
  const hint = warning ?? field.hint;
  return (
    <Placed path={path}>
      <Field
        label={field.required ? label : `${label}（选填）`}
        error={errorAt(path)}
        {...(hint === undefined ? {} : { hint })}
      >
        {field.kind === 'day' ? (
          <DayInput label={label} value={value} latest={today} onChange={change} />
        ) : field.kind === 'choice' ? (
          <Choice
            label={label}
            options={(field.choices ?? []).map((choice) => ({ value: choice.value, text: choice.label }))}
            value={value === '' ? null : value}
            onChange={change}
          />
        ) : (
          <TextInput
            label={label}
            value={value}
            kind={field.kind === 'hours' || field.kind === 'fen' ? 'digit' : 'text'}
            maxLength={field.kind === 'credit-code' ? 18 : (field.maxLength ?? 12)}
            onChange={change}
          />
        )}
      </Field>
    </Placed>
  );
}

const labelOf = ({ kind, label }: CategoryField): string => (kind === 'fen' ? `${label}（元）` : label);
