import { InviteView } from './invite-view';
import { useInvite } from './use-invite';

export default function InvitePage() {
  return <InviteView {...useInvite()} />;
}
