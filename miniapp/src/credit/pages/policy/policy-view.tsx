import { gradeText } from '@benefit/shared/credit/grade-rules';
import { PERSON_GRADES } from '@benefit/shared/credit/policy-rules';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { policyTexts } from './policy-texts';
import type { usePolicy } from './use-policy';
import './policy.scss';

type Props = ReturnType<typeof usePolicy>;

export function PolicyView({ cities, failure, grade, onRetry }: Props) {
  return (
    <Screen title={policyTexts.title} back>
      <SectionHead title={policyTexts.who} />
      <Text className="policy-text">{policyTexts.whoText}</Text>
      <SectionHead title={policyTexts.grades} />
      <Card>
        {PERSON_GRADES.map((each) => (
          <Cell
            key={each}
            title={gradeText[each]}
            end={each === grade ? <Tag tone="gold">{policyTexts.mine}</Tag> : undefined}
          />
        ))}
      </Card>
      <SectionHead title={policyTexts.cities} />
      <Text className="policy-text">{policyTexts.citiesText}</Text>
      {!cities && !failure && <Skeleton shape="line" />}
      {!cities && failure && <FailedState failure={failure} onRetry={onRetry} />}
      <View className="policy-cities">
        {cities?.slice(1).map((city) => (
          <Tag key={city}>{city}</Tag>
        ))}
      </View>
      <SectionHead title={policyTexts.raise} />
      <Text className="policy-text">{policyTexts.raiseText}</Text>
      <SectionHead title={policyTexts.fair} />
      <Text className="policy-text">{policyTexts.fairText}</Text>
      <Text className="policy-clause">{policyTexts.clause}</Text>
    </Screen>
  );
}
