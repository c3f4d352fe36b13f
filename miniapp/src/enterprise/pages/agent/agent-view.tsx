import { Text, View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { FailureNote } from '../../../ui/failure-note';
import { Field, TextInput } from '../../../ui/field';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { agentTexts } from '../../enterprise-texts';
import type { useAgent } from './use-agent';

type Props = ReturnType<typeof useAgent>;

/** What whoever scanned a representative's code sees. */
export function AgentView(props: Props) {
  const { ready, code, busy, failure, joined, canScan, onCode, onScan, onJoin, onEnterprise } = props;
  const dock = joined ? (
    <Button block onPress={onEnterprise}>
      {agentTexts.toEnterprise}
    </Button>
  ) : (
    <Button block disabled={code === ''} busy={busy} onPress={onJoin}>
      {agentTexts.join}
    </Button>
  );
  return (
    <Screen title={agentTexts.title} back dock={ready ? dock : undefined}>
      {!ready && <Skeleton shape="card" />}
      {ready && joined && (
        <Banner tone="ok" icon="check" title={agentTexts.joined(joined.name)} text={agentTexts.joinedText} />
      )}
      {ready && !joined && (
        <View className="stack">
          <Text className="small">{agentTexts.lead}</Text>
          {failure && <FailureNote failure={failure} />}
          {canScan && (
            <Button kind="tint" icon="scan" onPress={onScan}>
              {agentTexts.scan}
            </Button>
          )}
          <Field label={agentTexts.code}>
            <TextInput
              label={agentTexts.code}
              kind="number"
              value={code}
              placeholder={agentTexts.codeHint}
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
