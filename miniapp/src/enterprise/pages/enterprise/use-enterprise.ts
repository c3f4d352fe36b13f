import {
  giveScoreConsent,
  inviteAgent,
  listEnterpriseRecords,
  listMyEnterprises,
  removeAgent,
  withdrawScoreConsent,
} from '@benefit/shared/enterprise/enterprise-contract';
import type { Agent } from '@benefit/shared/enterprise/enterprise-contract';
import { listEnterpriseApplications } from '@benefit/shared/venue/application-contract';
import { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Answer, Failure } from '../../../platform/call';
import { back, open } from '../../../platform/navigation';
import { screenPixels } from '../../../platform/screen-pixels';
import { usePages } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { webAddress } from '../../../platform/web-address';
import { useSendDocument } from '../../send-document';
import type { DocumentWay } from '../../send-document';

/** Widest that the invitation's code is drawn, and the room beside it, CSS pixels. */
const MOST_ROOM = 260;
const MARGIN = 72;

type Work = 'consent' | 'invite' | 'remove';

/** One enterprise for its representative or an agent. */
export function useEnterprise() {
  const { enterpriseId = '' } = useRouter().params;
  const me = useSignedIn();
  const { state, reload } = useRemote(me && 'enterprises', () => call(listMyEnterprises));
  const enterprise = valueOf(state)?.items.find((each) => each.enterpriseId === enterpriseId) ?? null;
  const params = { enterpriseId };
  const applications = useRemote(me && `applications:${enterpriseId}`, () =>
    call(listEnterpriseApplications, { params, query: {} }),
  );
  type RecordPage = Answer<typeof listEnterpriseRecords>;
  const records = usePages<RecordPage['items'][number], RecordPage>(
    enterprise?.role === 'representative' ? `enterprise-records:${enterpriseId}` : null,
    (cursor) => call(listEnterpriseRecords, { params, query: { cursor } }),
  );
  const documents = useSendDocument(enterpriseId);
  const [invite, setInvite] = useState<{ code: string; address: string; expiresAt: string } | null>(null);
  const [asked, setAsked] = useState<Agent | 'self' | null>(null);
  const [busy, setBusy] = useState<Work | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const working = useRef(false);
  const { width, ratio } = screenPixels();

  async function once(what: Work, work: () => Promise<Failure | null>): Promise<void> {
    if (working.current) return;
    working.current = true;
    setBusy(what);
    setFailure(await work());
    setBusy(null);
    working.current = false;
  }

  const consent = () =>
    once('consent', async () => {
      const given = enterprise?.own?.scoreConsent ?? false;
      const result = await call(given ? withdrawScoreConsent : giveScoreConsent, { params });
      await reload();
      return result.ok ? null : result.failure;
    });

  const makeInvite = () =>
    once('invite', async () => {
      const result = await call(inviteAgent, { params });
      if (!result.ok) return result.failure;
      const { code, expiresAt } = result.value;
      setInvite({ code, expiresAt, address: webAddress('agentInvite', { code }) });
      return null;
    });

  const remove = () =>
    once('remove', async () => {
      const agentId = asked === 'self' ? enterprise?.agentId : asked?.agentId;
      if (asked === null || agentId == null) return null;
      const result = await call(removeAgent, { params: { enterpriseId, agentId } });
      setAsked(null);
      await reload();
      if (result.ok && asked === 'self') back();
      return result.ok ? null : result.failure;
    });

  async function sendLicence(way: DocumentWay): Promise<void> {
    if ((await documents.send('licence', way)) !== null) await reload();
  }

  return {
    state,
    enterprise,
    applications: valueOf(applications.state)?.items ?? null,
    records,
    sending: documents.sending,
    notSent: documents.notSent,
    invite,
    asked,
    busy,
    failure,
    pixels: { room: Math.min(MOST_ROOM, width - MARGIN), ratio },
    onRetry: () => void reload(),
    onShow: () => open('pass', { enterpriseId }),
    onLicence: (way: DocumentWay) => void sendLicence(way),
    onConsent: () => void consent(),
    onInvite: () => void makeInvite(),
    onAsk: setAsked,
    onRemove: () => void remove(),
    onVenues: () => open('venues'),
    onVenue: (venueId: string) => open('venue', { venueId }),
  };
}
