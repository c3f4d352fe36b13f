import { quotaText } from '@benefit/shared/ledger/quota-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import { benefitTitle, limitsText } from '@benefit/shared/venue/benefit-worth-rules';
import { audienceText, benefitFault } from '@benefit/shared/venue/joining-rules';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../../ui/button';
import { Card } from '../../../../ui/card';
import { Cell } from '../../../../ui/cell';
import { BENEFIT_ICON } from '../../../../ui/benefit-icon';
import { Field } from '../../../../ui/field';
import { SectionHead } from '../../../../ui/section-head';
import { TextArea } from '../../../../ui/text-area';
import { isFor, modelFor } from '../../../benefit-drafts';
import type { FormProps } from '../joining-parts';
import { joiningTexts } from '../joining-texts';

/** Step two: what each grade is given (四 2, 附件1 二). */
export function BenefitsStep({
  content: { benefits, sameReason },
  faults,
  open,
  errorAt,
  onEdit,
  onAdd,
  onCopy,
  onSameReason,
}: FormProps) {
  return (
    <>
      {AUDIENCES.map((audience) => {
        const own = benefits.filter((benefit) => isFor(benefit, audience));
        const model = modelFor(benefits, audience);
        const key = `${audience.holder}.${audience.grade}`;
        const wrong = faults.filter(({ path }) => path === `benefits.${key}`);
        return (
          <View key={key} className="joining-audience">
            <SectionHead title={audienceText(audience)} />
            <Card>
              {own.map((benefit) => (
                <Cell
                  key={benefit.benefitId}
                  icon={BENEFIT_ICON[benefit.kind]}
                  iconTone={benefitFault(benefit) === null ? 'green' : 'warn'}
                  title={benefitTitle(benefit)}
                  note={
                    benefitFault(benefit) ?? [limitsText(benefit), benefit.terms].filter(Boolean).join('；')
                  }
                  {...(benefit.quota && !['free-loans', 'free-services'].includes(benefit.kind)
                    ? { end: quotaText(benefit.quota) }
                    : {})}
                  {...(open ? { onPress: () => onEdit(benefit) } : {})}
                />
              ))}
              {open && (
                <View className="joining-add">
                  <Button kind="tint" slim icon="plus" onPress={() => onAdd(audience, 'percentage-off')}>
                    {joiningTexts.add}
                  </Button>
                  {own.length === 0 && model && (
                    <Button kind="plain" slim onPress={() => onCopy(model, audience)}>
                      {joiningTexts.copy(audienceText(model))}
                    </Button>
                  )}
                </View>
              )}
            </Card>
            {wrong.map(({ text }) => (
              <Text key={text} className="field-error">
                {text}
              </Text>
            ))}
          </View>
        );
      })}
      <Field
        label={joiningTexts.sameReason}
        error={errorAt('benefits.sameReason')}
        hint={joiningTexts.sameReasonHint}
      >
        <TextArea
          label={joiningTexts.sameReason}
          placeholder=""
          maxLength={200}
          value={sameReason}
          onChange={(text) => {
            if (open) onSameReason(text.replaceAll('\n', ' '));
          }}
        />
      </Field>
    </>
  );
}
