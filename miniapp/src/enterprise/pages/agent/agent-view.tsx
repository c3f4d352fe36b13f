import { InviteForm } from '../../../identity/invite-form';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { agentTexts } from '../../enterprise-texts';
import type { useAgent } from './use-agent';

type Props = ReturnType<typeof useAgent>;

/** What whoever scanned a representative's code sees. */
export function AgentView(props: Props) {
  const { ready, code, busy, joined, onJoin, onEnterprise } = props;
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
      {ready && !joined && <InviteForm {...props} lead={agentTexts.lead} />}
    </Screen>
  );
}
