import { QUOTA_UNITS } from '@benefit/shared/ledger/quota-rules';
import type { Quota } from '@benefit/shared/ledger/quota-rules';
import { BENEFIT_KINDS, benefitKindText } from '@benefit/shared/venue/benefit-rules';
import { benefitTitle, percentText } from '@benefit/shared/venue/benefit-worth-rules';
import { audienceText, benefitFault } from '@benefit/shared/venue/joining-rules';
import type { BenefitDraft } from '@benefit/shared/venue/joining-rules';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Choice } from '../../../ui/choice';
import { Field, TextInput } from '../../../ui/field';
import { Sheet } from '../../../ui/sheet';
import { TextArea } from '../../../ui/text-area';
import { asKind } from '../../benefit-drafts';
import { BenefitTimesFields } from './benefit-times';
import type { JoiningProps } from './use-joining';

const UNIT_TEXT: Record<Quota['unit'], string> = {
  day: '天',
  month: '月',
  quarter: '季度',
  year: '年',
  total: '总共',
};

/** How many of them are one period, as it is counted in words. */
const SPAN_TEXT: Record<Exclude<Quota['unit'], 'total'>, string> = {
  day: '天',
  month: '个月',
  quarter: '个季度',
  year: '年',
};

/** One benefit, as it is written. */
export function BenefitSheet({
  editing,
  content,
  onEdit,
  onKeepBenefit,
  onDropBenefit,
}: JoiningProps & { editing: BenefitDraft }) {
  const [draft, setDraft] = useState(editing);
  const change = (part: Partial<BenefitDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fault = benefitFault(draft);
  const known = content?.benefits.some(({ benefitId }) => benefitId === draft.benefitId) ?? false;
  return (
    <Sheet
      title={audienceText(draft)}
      onClose={() => onEdit(null)}
      dock={
        <View className="joining-dock">
          {known && (
            <Button kind="plain" onPress={() => onDropBenefit(draft.benefitId)}>
              删除
            </Button>
          )}
          <Button block disabled={fault !== null} onPress={() => onKeepBenefit(draft)}>
            {fault ?? `保存：${benefitTitle(draft)}`}
          </Button>
        </View>
      }
    >
      <Field label="优惠种类">
        <Choice
          label="优惠种类"
          options={BENEFIT_KINDS.map((kind) => ({ value: kind, text: benefitKindText[kind] }))}
          value={draft.kind}
          onChange={(kind) => setDraft(asKind(draft, kind))}
        />
      </Field>
      <Worth draft={draft} change={change} />
      <QuotaFields draft={draft} change={change} />
      <BenefitTimesFields times={draft.times} onChange={(times) => change({ times })} />
      <Field label="使用条件" hint="读者看得到，写明每次几册、借期、哪些除外；不要写分数">
        <TextArea
          label="使用条件"
          placeholder="如：每次 1 册，借期 15 天，教材除外"
          maxLength={300}
          value={draft.terms}
          onChange={(terms) => change({ terms: terms.replaceAll('\n', ' ') })}
        />
      </Field>
      <Checkbox
        label="可与其他优惠同享"
        checked={draft.combinable}
        onChange={(combinable) => change({ combinable })}
      >
        <Text>可与本店其他优惠同享</Text>
      </Checkbox>
      <Checkbox
        label="断网时也可以办理"
        checked={draft.offlineSafe}
        onChange={(offlineSafe) => change({ offlineSafe })}
      >
        <Text>断网时也可以办理</Text>
      </Checkbox>
    </Sheet>
  );
}

interface PartProps {
  draft: BenefitDraft;
  change: (part: Partial<BenefitDraft>) => void;
}

/** What only benefits of this kind have. */
function Worth({ draft, change }: PartProps) {
  switch (draft.kind) {
    case 'percentage-off':
      return (
        <>
          <Field
            label="减去百分之几"
            hint={draft.percentOff === null ? '如 20，就是打八折' : percentText(draft.percentOff)}
          >
            <NumberInput
              label="减去百分之几"
              value={draft.percentOff}
              onChange={(percentOff) => change({ percentOff })}
            />
          </Field>
          <Field label="按什么打折">
            <Choice
              label="按什么打折"
              options={[
                { value: 'purchase', text: '购书款' },
                { value: 'deposit', text: '押金' },
              ]}
              value={draft.basis}
              onChange={(basis) => change({ basis })}
            />
          </Field>
        </>
      );
    case 'deposit-waiver':
      return (
        <>
          <Field label="减免方式">
            <Choice
              label="减免方式"
              options={[
                { value: 'all', text: '押金全免' },
                { value: 'part', text: '减固定金额' },
              ]}
              value={draft.reducedFen === null ? 'all' : 'part'}
              onChange={(way) => change({ reducedFen: way === 'all' ? null : 5000 })}
            />
          </Field>
          {draft.reducedFen !== null && (
            <Field label="减多少元">
              <NumberInput
                label="减多少元"
                value={draft.reducedFen / 100}
                onChange={(yuan) => change({ reducedFen: Math.round((yuan ?? 0) * 100) })}
              />
            </Field>
          )}
          <Field label="同时最多借出几册" hint="不填按 10 册；还了可以再借">
            <NumberInput
              label="同时最多借出几册"
              value={draft.openLimit}
              onChange={(openLimit) => change({ openLimit })}
            />
          </Field>
        </>
      );
    case 'free-services':
      return (
        <Field label="免费什么服务" hint="如：打印、送书、阅览座位">
          <TextInput
            label="免费什么服务"
            value={draft.service}
            maxLength={12}
            onChange={(service) => change({ service })}
          />
        </Field>
      );
    default:
      return null;
  }
}

function QuotaFields({ draft, change }: PartProps) {
  const { quota, kind } = draft;
  const mustCount = kind === 'free-loans' || kind === 'free-services';
  return (
    <>
      {!mustCount && (
        <Field label="次数">
          <Choice
            label="次数"
            options={[
              { value: 'any', text: '不限' },
              { value: 'some', text: '有限次数' },
            ]}
            value={quota === null ? 'any' : 'some'}
            onChange={(way) =>
              change({ quota: way === 'any' ? null : { limit: 4, every: 1, unit: 'month' } })
            }
          />
        </Field>
      )}
      {quota !== null && (
        <>
          <Field label="每个周期">
            <Choice
              label="每个周期"
              options={QUOTA_UNITS.map((unit) => ({ value: unit, text: UNIT_TEXT[unit] }))}
              value={quota.unit}
              onChange={(unit) => change({ quota: { ...quota, unit, every: 1 } })}
            />
          </Field>
          {quota.unit !== 'total' && (
            <Field label={`每几${SPAN_TEXT[quota.unit]}为一个周期`}>
              <NumberInput
                label="每几个为一个周期"
                value={quota.every}
                onChange={(every) => change({ quota: { ...quota, every: every ?? 0 } })}
              />
            </Field>
          )}
          <Field label="几次">
            <NumberInput
              label="几次"
              value={quota.limit}
              onChange={(limit) => change({ quota: { ...quota, limit: limit ?? 0 } })}
            />
          </Field>
          <Field label="次数怎么算" hint="合计：统一社会信用代码相同的各店，同级别的同类优惠一起算">
            <Choice
              label="次数怎么算"
              options={[
                { value: 'outlet', text: '本店单独算' },
                { value: 'unit', text: '各店合计' },
              ]}
              value={draft.quotaFor}
              onChange={(quotaFor) => change({ quotaFor })}
            />
          </Field>
        </>
      )}
    </>
  );
}

/** A number as it is typed; null while there is none. */
function NumberInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const [text, setText] = useState(value === null || value === 0 ? '' : String(value));
  return (
    <TextInput
      label={label}
      kind="digit"
      value={text}
      maxLength={8}
      onChange={(typed) => {
        setText(typed);
        const number = Number(typed);
        onChange(typed.trim() === '' || !Number.isFinite(number) ? null : number);
      }}
    />
  );
}
