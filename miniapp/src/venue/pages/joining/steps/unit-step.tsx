import { readCreditCode } from '@benefit/shared/identity/credit-code-rules';
import { sponsorKindText } from '@benefit/shared/venue/joining-contract';
import { useState } from 'react';
import { Choice } from '../../../../ui/choice';
import { Field, TextInput } from '../../../../ui/field';
import { ListSheet } from '../../../../ui/list-sheet';
import { PickBox } from '../../../../ui/pick-box';
import type { FormProps } from '../joining-parts';

/** Step one: the unit, and who vouches for it (五（一）). */
export function UnitStep({ content: { unit }, sponsors, joining, open, errorAt, onUnit }: FormProps) {
  const [picking, setPicking] = useState(false);
  const code = readCreditCode(unit.creditCode.trim());
  const unusual = code.ok && code.checkCharacter === 'wrong';
  const chosen = sponsors.find(({ sponsorId }) => sponsorId === unit.sponsorId);
  return (
    <>
      <Field label="单位名称" error={errorAt('unit.name')} hint="与营业执照或法人证书一致，有分店的写明店名">
        <TextInput
          label="单位名称"
          value={unit.name}
          maxLength={40}
          disabled={!open}
          onChange={(name) => onUnit({ name })}
        />
      </Field>
      <Field label="类型">
        <Choice
          label="类型"
          options={[
            { value: 'bookstore', text: '书店' },
            { value: 'library', text: '图书馆' },
          ]}
          value={unit.kind}
          onChange={(kind) => {
            if (open) onUnit({ kind });
          }}
        />
      </Field>
      <Field
        label="统一社会信用代码"
        error={errorAt('unit.creditCode')}
        hint={unusual ? '最后一位与校验规则不符，请再核对一遍' : '18 位，分店填总店的代码'}
      >
        <TextInput
          label="统一社会信用代码"
          value={unit.creditCode}
          maxLength={18}
          disabled={!open}
          onChange={(creditCode) => onUnit({ creditCode: creditCode.toUpperCase() })}
        />
      </Field>
      <Field label="负责人" error={errorAt('unit.headName')}>
        <TextInput
          label="负责人"
          value={unit.headName}
          maxLength={32}
          disabled={!open}
          onChange={(headName) => onUnit({ headName })}
        />
      </Field>
      <Field
        label="负责人电话"
        error={errorAt('unit.headPhone')}
        hint="只给推荐单位、信用办和运营单位，不公开"
      >
        <TextInput
          label="负责人电话"
          kind="number"
          value={unit.headPhone}
          maxLength={20}
          disabled={!open}
          onChange={(headPhone) => onUnit({ headPhone })}
        />
      </Field>
      <Field
        label="推荐单位"
        error={errorAt('unit.sponsorId')}
        hint="由它核对信用状况，没有的请联系所在区信用办添加"
      >
        <PickBox
          label="推荐单位"
          placeholder="请选择"
          text={chosen?.name ?? joining.sponsorName ?? ''}
          onPress={() => {
            if (open) setPicking(true);
          }}
        />
      </Field>
      {picking && (
        <ListSheet
          title="推荐单位"
          options={sponsors.map(({ sponsorId, name, kind, district }) => ({
            value: sponsorId,
            text: name,
            note: `${district} · ${sponsorKindText[kind]}`,
          }))}
          value={unit.sponsorId}
          onChange={(sponsorId) => onUnit({ sponsorId })}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
