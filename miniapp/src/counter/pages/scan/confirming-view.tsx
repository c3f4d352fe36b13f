import { Text, View } from '@tarojs/components';
import type { Failure } from '../../../platform/call';
import { failureText } from '../../../platform/failure-text';
import { Card } from '../../../ui/card';
import { Icon } from '../../../ui/icon';
import type { Attempt } from '../../attempt-store';
import { TillFailure } from '../../till-failure';
import { confirmingTexts, problemStepOf } from './scan-texts';

interface ConfirmingViewProps {
  attempt: Attempt;
  sending: boolean;
  failure: Failure | null;
}

/** The answer to the last redemption never came: it is asked for again, under the same key. */
export function ConfirmingView({ attempt, sending, failure }: ConfirmingViewProps) {
  return (
    <View className="result" {...{ role: 'status' }}>
      <View className="result-mark result-mark-refused">
        <Icon name="refresh" size="xl" />
      </View>
      <Text className="result-word">{confirmingTexts.word}</Text>
      <Text className="result-lead">{`${attempt.benefitTitle}，${attempt.maskedName}`}</Text>
      <Card pad className="result-card">
        <Text>{confirmingTexts.step}</Text>
      </Card>
      {failure && !sending && <TillFailure text={failureText(failure)} step={problemStepOf(failure)} />}
    </View>
  );
}
