import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import { joiningFaults } from '@benefit/shared/venue/joining-rules';
import type { JoiningContent, JoiningFault } from '@benefit/shared/venue/joining-rules';

/** What is missing of what is written now; of the commitment by what the server says. */
export function faultsNow(joining: Joining, content: JoiningContent, nowMs: number): JoiningFault[] {
  const ready = new Set(joining.files.flatMap(({ fileId, state }) => (state === 'ready' ? [fileId] : [])));
  const pictureIds = content.listing.pictureIds.filter((id) => ready.has(id));
  const seen = { ...content, listing: { ...content.listing, pictureIds } };
  const today = joining.since ?? shanghaiDate(new Date(nowMs));
  const own = joiningFaults(seen, { today, signed: true, sealed: true });
  return [...own, ...joining.faults.filter(({ step }) => step === 'commitment')];
}
