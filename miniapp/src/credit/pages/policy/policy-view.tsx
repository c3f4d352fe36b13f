import { gradeText } from '@benefit/shared/credit/grade-rules';
import { PERSON_GRADES } from '@benefit/shared/credit/policy-rules';
import { REFUSALS } from '@benefit/shared/refusal';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { EXPLAINED, explainedText, policyTexts } from './policy-texts';
import type { usePolicy } from './use-policy';
import './policy.scss';

type Props = ReturnType<typeof usePolicy>;

export function PolicyView({ cities, failure, grade, onRetry }: Props) {
  return (
    <Screen title={policyTexts.title} back>
      <Text className="policy-intro">{policyTexts.intro}</Text>
      <Rule title={policyTexts.who} text={policyTexts.whoText} clause={policyTexts.whoClause} />
      <Rule title={policyTexts.grades} text={policyTexts.gradesText} clause={policyTexts.gradesClause}>
        <Card>
          {PERSON_GRADES.map((each) => (
            <Cell
              key={each}
              title={gradeText[each]}
              end={each === grade ? <Tag tone="gold">{policyTexts.mine}</Tag> : undefined}
            />
          ))}
        </Card>
      </Rule>
      <Rule title={policyTexts.cities} text={policyTexts.citiesText} clause={policyTexts.citiesClause}>
        {!cities && !failure && <Skeleton shape="line" count={2} />}
        {!cities && failure && <FailedState failure={failure} onRetry={onRetry} />}
        <View className="policy-cities">
          {/* The home city is the first; its citizens need no recognition. */}
          {cities?.slice(1).map((city) => (
            <Tag key={city}>{city}</Tag>
          ))}
        </View>
      </Rule>
      <Rule
        title={policyTexts.enterprises}
        text={policyTexts.enterprisesText}
        clause={policyTexts.enterprisesClause}
      />
      <Rule title={policyTexts.refused} text={policyTexts.refusedText}>
        <Card>
          {EXPLAINED.map((code) => (
            <Cell
              key={code}
              title={explainedText[code]}
              note={
                <View>
                  <Text className="policy-line">{policyTexts.when(REFUSALS[code].when)}</Text>
                  <Text className="policy-line">{REFUSALS[code].clause}</Text>
                </View>
              }
            />
          ))}
        </Card>
      </Rule>
      <Rule title={policyTexts.raise} text={policyTexts.raiseText} />
      <Rule title={policyTexts.fair} text={policyTexts.fairText}>
        <Text className="policy-clause">{policyTexts.safeguard}</Text>
      </Rule>
    </Screen>
  );
}

interface RuleProps {
  title: string;
  text: string;
  /** Of the document, where one says so. */
  clause?: string;
  children?: ReactNode;
}

function Rule({ title, text, clause, children }: RuleProps) {
  return (
    <View className="policy-rule">
      <SectionHead title={title} />
      <Text className="policy-text num">{text}</Text>
      {children}
      {clause !== undefined && (
        <Text className="policy-clause">
          {policyTexts.document} {clause}
        </Text>
      )}
    </View>
  );
}
