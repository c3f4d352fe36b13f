import { acceptInvite } from '@benefit/shared/venue/staff-contract';
import { useInviteCode } from '../../../identity/invite-code';
import { replace } from '../../../platform/navigation';

/** Joining a venue with the code that its manager showed. */
export function useInvite() {
  return { ...useInviteCode('invite', acceptInvite), onCounter: () => replace('enrol') };
}
