import { listMyEnterprises } from '@benefit/shared/enterprise/enterprise-contract';
import type { EnterpriseFilePurpose } from '@benefit/shared/enterprise/enterprise-contract';
import { applyToVenues } from '@benefit/shared/venue/application-contract';
import { getVenue } from '@benefit/shared/venue/venue-contract';
import { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { open, replace } from '../../../platform/navigation';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { useSendDocument } from '../../send-document';
import type { DocumentWay } from '../../send-document';

/** An enterprise's application to a venue, or to all of its sponsor (附件1 四). */
export function useApply() {
  const { venueId = '' } = useRouter().params;
  const me = useSignedIn();
  const enterprises = useRemote(me && 'enterprises', () => call(listMyEnterprises));
  const venue = useRemote(`venue:${venueId}`, () => call(getVenue, { params: { venueId } }));
  const own = valueOf(enterprises.state)?.items.filter(({ role }) => role === 'representative') ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const enterprise = own?.find(({ enterpriseId }) => enterpriseId === chosen) ?? own?.[0] ?? null;
  const enterpriseId = enterprise?.enterpriseId ?? null;
  const documents = useSendDocument(enterpriseId);
  const [sent, setSent] = useState<Partial<Record<EnterpriseFilePurpose, string>>>({});
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [applied, setApplied] = useState<number | null>(null);
  const working = useRef(false);

  async function sendDocument(purpose: EnterpriseFilePurpose, way: DocumentWay): Promise<void> {
    const fileId = await documents.send(purpose, way);
    if (fileId !== null) setSent((before) => ({ ...before, [purpose]: fileId }));
  }

  async function apply(): Promise<void> {
    const { identity, rating } = sent;
    if (working.current || enterpriseId === null || identity === undefined) return;
    working.current = true;
    setBusy(true);
    const result = await call(applyToVenues, {
      params: { enterpriseId },
      body: {
        ...{ venueId, all, identityFileId: identity },
        ...(rating === undefined ? {} : { ratingFileId: rating }),
      },
    });
    working.current = false;
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setApplied(result.value.items.length);
  }

  return {
    state: enterprises.state,
    own,
    enterprise,
    venueName: valueOf(venue.state)?.name ?? '',
    sent,
    sending: documents.sending,
    notSent: documents.notSent,
    all,
    busy,
    failure,
    /** How many venues it went to; null before. */
    applied,
    ready: enterprise?.licensed === true && sent.identity !== undefined,
    onRetry: () => void enterprises.reload(),
    onChoose: (id: string) => {
      // documents belong to the enterprise that they were sent for
      if (id !== enterpriseId) setSent({});
      setChosen(id);
    },
    onAll: (whom: 'one' | 'all') => setAll(whom === 'all'),
    onDocument: (purpose: EnterpriseFilePurpose, way: DocumentWay) => void sendDocument(purpose, way),
    onApply: () => void apply(),
    onEnterprises: () => open('enterprises'),
    onEnterprise: () => {
      if (enterpriseId !== null) replace('enterprise', { enterpriseId });
    },
  };
}
