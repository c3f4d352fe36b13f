import { roleText } from '@benefit/shared/identity/role';
import { InviteForm } from '../../../identity/invite-form';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { inviteTexts } from './invite-texts';
import type { useInvite } from './use-invite';

type Props = ReturnType<typeof useInvite>;

/** What whoever scanned a manager's code sees. */
export function InviteView(props: Props) {
  const { ready, code, busy, joined, onJoin, onCounter } = props;
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
      {ready && !joined && <InviteForm {...props} lead={inviteTexts.lead} />}
    </Screen>
  );
}
