import { gradeText } from '@benefit/shared/credit/grade-rules';
import type { Me } from '@benefit/shared/identity/identity-contract';
import { Text, View } from '@tarojs/components';
import { spokenDay } from '../platform/spoken-time';
import { Icon } from '../ui/icon';
import { Picture } from '../ui/picture';
import { Press } from '../ui/press';
import './score-card.scss';

type Scored = Extract<NonNullable<Me['credit']>, { grade: unknown }>;

const DING =
  "<path fill='none' stroke='black' stroke-width='1.4' stroke-linejoin='round' stroke-linecap='round' d='M36 46V18h22v28M102 46V18h22v28M42 46V25h10v21M108 46V25h10v21M20 46h120v10H20zM29 56v34c0 15 11 23 25 23h52c14 0 25-8 25-23V56M29 65h102M29 91h102M48 113l-6 34h14l5-34M74 113v34h12v-34M112 113l6 34h-14l-5-34M34 84V72h18v8h-12v-3h7M57 84V72h18v8h-12v-3h7M80 84V72h18v8h-12v-3h7M103 84V72h18v8h-12v-3h7'/>";

/** Grades as they stand on a card: a mark and words. */
export function ScoreCard({ credit, onPolicy }: { credit: Scored; onPolicy: () => void }) {
  return (
    <View className="score-card">
      <Picture
        className="score-card-art"
        width={160}
        height={160}
        layers={[{ tone: 'on-deep', shapes: DING, opacity: 0.11 }]}
      />
      <View className="score-card-top">
        <Text className="score-card-name">商鼎分</Text>
        <Text className="num">截至 {spokenDay(credit.asOf)}</Text>
      </View>
      <View className="score-card-main">
        <View className="score-card-number num">
          {credit.score}
          <Text className="score-card-unit">分</Text>
        </View>
        <View className="score-card-grade num">
          <Icon name="check-circle" size="s" />
          <Text>{gradeText[credit.grade]}</Text>
        </View>
      </View>
      <Press className="score-card-foot num" role="link" onPress={onPolicy}>
        <Text className="grow score-card-clause">依据 {credit.clause}</Text>
        <Text className="grow score-card-short">查看依据</Text>
        <Icon name="chevron" size="s" />
      </Press>
    </View>
  );
}
