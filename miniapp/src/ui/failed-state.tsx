import { Text, View } from '@tarojs/components';
import type { Failure } from '../platform/call';
import { failureText } from '../platform/failure-text';
import { Button } from './button';
import { Icon } from './icon';
import './empty-state.scss';

interface Props {
  failure: Failure;
  onRetry: () => void;
}

/** What happened in one plain sentence, 重试, and a code to quote. */
export function FailedState({ failure, onRetry }: Props) {
  const { title, hint, code } = failureText(failure);
  return (
    <View className="empty-state" ariaRole="alert">
      <View className="empty-state-mark empty-state-mark--warn">
        <Icon name={failure.kind === 'offline' ? 'cloud' : 'warning'} size="xl" />
      </View>
      <Text className="empty-state-title">{title}</Text>
      <Text className="empty-state-text">{hint}</Text>
      <Button kind="tint" slim icon="refresh" onPress={onRetry}>
        重试
      </Button>
      {failure.kind !== 'offline' && <Text className="empty-state-code">编号 {code}</Text>}
    </View>
  );
}
