import { roleText } from '@benefit/shared/identity/role';
import { Text, View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { FailureNote } from '../../../ui/failure-note';
import { Field, TextInput } from '../../../ui/field';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { inviteTexts } from './invite-texts';
import type { useInvite } from './use-invite';

type Props = ReturnType<typeof useInvite>;

/** What whoever scanned a manager's code sees. */
export function InviteView(props: Props) {
  const { ready, code, busy, failure, joined, canScan, onCode, onScan, onJoin, onCounter } = props;
  const dock = joined ? (
    <Button block onPress={onCounter}>
      {inviteTexts.toCounter}
    </Button>
  ) : (
    <Button block disabled={code === ''} busy={busy} onPress={onJoin}>
      {inviteTexts.join}
    </Button>
  );
  return (
    <Screen title={inviteTexts.title} back dock={ready ? dock : undefined}>
      {!ready && <Skeleton shape="card" />}
      {ready && joined && (
        <Banner
          tone="ok"
          icon="check"
          title={inviteTexts.joined(joined.venueName)}
          text={inviteTexts.joinedText(roleText[joined.role])}
        />
      )}
      {ready && !joined && (
        <View className="stack">
          <Text className="small">{inviteTexts.lead}</Text>
          {failure && <FailureNote failure={failure} />}
          {canScan && (
            <Button kind="tint" icon="scan" onPress={onScan}>
              {inviteTexts.scan}
            </Button>
          )}
          <Field label={inviteTexts.code}>
            <TextInput
              label={inviteTexts.code}
              kind="number"
              value={code}
              placeholder={inviteTexts.codeHint}
              maxLength={10}
              onChange={onCode}
              onConfirm={onJoin}
            />
          </Field>
        </View>
      )}
    </Screen>
  );
}
