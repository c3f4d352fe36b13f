import { acceptAgentInvite } from '@benefit/shared/enterprise/enterprise-contract';
import { useInviteCode } from '../../../identity/invite-code';
import { replace } from '../../../platform/navigation';

/** Becoming an agent with the code that the representative showed. */
export function useAgent() {
  const { joined, ...invite } = useInviteCode('agentInvite', acceptAgentInvite);
  return {
    ...invite,
    joined,
    onEnterprise: () => {
      if (joined) replace('enterprise', { enterpriseId: joined.enterpriseId });
    },
  };
}
