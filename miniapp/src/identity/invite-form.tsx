import { Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { FailureNote } from '../ui/failure-note';
import { Field, TextInput } from '../ui/field';
import type { useInviteCode } from './invite-code';

type Props = Pick<
  ReturnType<typeof useInviteCode>,
  'code' | 'failure' | 'canScan' | 'onCode' | 'onScan' | 'onJoin'
> & {
  /** What joining with the code means. */
  lead: string;
};

/** Where the code that somebody showed is scanned or typed. */
export function InviteForm({ lead, code, failure, canScan, onCode, onScan, onJoin }: Props) {
  return (
    <View className="stack">
      <Text className="small">{lead}</Text>
      {failure && <FailureNote failure={failure} />}
      {canScan && (
        <Button kind="tint" icon="scan" onPress={onScan}>
          扫邀请码
        </Button>
      )}
      <Field label="邀请码">
        <TextInput
          label="邀请码"
          kind="number"
          value={code}
          placeholder="10 位数字"
          maxLength={10}
          onChange={onCode}
          onConfirm={onJoin}
        />
      </Field>
    </View>
  );
}
