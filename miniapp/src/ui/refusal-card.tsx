import type { HolderReason, HolderRefusal } from '@benefit/shared/refusal';
import { Text, View } from '@tarojs/components';
import { Button } from './button';
import { Card } from './card';
import { Icon } from './icon';
import './refusal-card.scss';

export type NextStep = 'bind' | 'consent' | 'policy' | 'retry';

/** What the holder can do about each reason; a Record, so that a new reason does not compile without. */
const NEXT_STEP: Record<HolderReason, { step: NextStep; text: string }> = {
  'not-bound': { step: 'bind', text: '去绑定身份' },
  'consent-missing': { step: 'consent', text: '去同意' },
  'score-below-minimum': { step: 'policy', text: '了解如何提升' },
  'score-unavailable': { step: 'retry', text: '再查一次' },
  'city-not-recognised': { step: 'policy', text: '查看互认城市' },
  'rating-below-minimum': { step: 'policy', text: '了解评价要求' },
  'rating-unavailable': { step: 'retry', text: '再查一次' },
  'representative-consent-missing': { step: 'policy', text: '了解要求' },
  'representative-changed': { step: 'policy', text: '了解要求' },
  'ask-representative': { step: 'policy', text: '了解要求' },
  blocked: { step: 'policy', text: '了解规则' },
};

interface Props {
  refusal: Pick<HolderRefusal, 'code' | 'text' | 'clause' | 'when'>;
  onStep: (step: NextStep) => void;
}

/** What is the case, which rule says so, and what to do next. */
export function RefusalCard({ refusal, onStep }: Props) {
  const { step, text } = NEXT_STEP[refusal.code];
  return (
    <Card pad className="refusal-card">
      <View className="refusal-card-mark">
        <Icon name="shield" size="l" />
      </View>
      <Text className="refusal-card-title">暂时不能享受信用优惠</Text>
      <Text className="refusal-card-text num">{refusal.text}</Text>
      <Text className="refusal-card-clause">依据：{refusal.clause}</Text>
      <Text className="refusal-card-clause">可以享受的时间：{refusal.when}</Text>
      <View className="refusal-card-step">
        <Button block kind="tint" onPress={() => onStep(step)}>
          {text}
        </Button>
      </View>
    </Card>
  );
}
