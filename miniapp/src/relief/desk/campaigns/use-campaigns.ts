import {
  addPointTable,
  archiveCampaign,
  createCampaign,
  endCampaign,
  getCampaign,
  grantBonuses,
  listCampaigns,
  listDepartments,
  previewGrants,
  setRoutes,
} from '@benefit/shared/relief/campaign-contract';
import type {
  CampaignDetail,
  CreateCampaignRequest,
  DeclaringDocument,
  GrantResult,
  PointTableRequest,
} from '@benefit/shared/relief/campaign-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { useSession } from '../../../platform/session';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { toast } from '../../../ui/desk/desk-toast';

/** What is open over the page. */
export type CampaignDialog = 'create' | 'end' | 'archive' | 'table' | 'routes' | null;

export type Routes = CampaignDetail['routes'];

/** The office's page of campaigns: one shown, its points, its end, its rounds. */
export function useCampaigns() {
  const me = useSession((state) => state.me);
  const isOffice = me?.roles.includes('office') ?? false;
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<CampaignDialog>(null);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [granted, setGranted] = useState<GrantResult | null>(null);

  const list = useRemote('desk-campaigns', () => call(listCampaigns));
  const campaignId = chosen ?? valueOf(list.state)?.items[0]?.campaignId ?? null;
  const params = { campaignId: campaignId ?? '' };
  const detail = useRemote(campaignId && `desk-campaign ${campaignId}`, () => call(getCampaign, { params }));
  const departments = useRemote('desk-departments', () => call(listDepartments));
  const preview = useRemote(campaignId && isOffice ? `desk-preview ${campaignId} ${asOf ?? ''}` : null, () =>
    call(previewGrants, { params, ...(asOf === null ? {} : { query: { asOf } }) }),
  );

  /** Sends something that changes a campaign; what was typed stays where it failed. */
  async function send<T>(ask: () => Promise<Result<T>>, done: (value: T) => string): Promise<void> {
    if (sending) return;
    setSending(true);
    setFailure(null);
    const result = await ask();
    setSending(false);
    if (!result.ok) return setFailure(result.failure);
    setDialog(null);
    toast(done(result.value));
    await Promise.all([list.reload(), detail.reload(), preview.reload()]);
  }

  return {
    list: list.state,
    detail: detail.state,
    departments: valueOf(departments.state)?.items ?? [],
    preview: preview.state,
    isOffice,
    campaignId,
    asOf,
    dialog,
    sending,
    failure,
    granted,
    onRetry: () => void Promise.all([list.reload(), detail.reload(), preview.reload()]),
    onChoose: (id: string) => {
      setChosen(id);
      setAsOf(null);
      setGranted(null);
    },
    onAsOf: setAsOf,
    onDialog: (next: CampaignDialog) => {
      setFailure(null);
      setDialog(next);
    },
    onCreate: (body: CreateCampaignRequest) =>
      void send(
        () => call(createCampaign, { body }),
        (created) => {
          setChosen(created.campaignId);
          return `已开设“${created.title}”`;
        },
      ),
    onEnd: (document: DeclaringDocument) =>
      void send(
        () => call(endCampaign, { params, body: { document } }),
        () => '已宣布结束，可以分轮发放加分',
      ),
    onArchive: (publishedOn: string) =>
      void send(
        () => call(archiveCampaign, { params, body: { publishedOn } }),
        () => '已归档，不再接收申报',
      ),
    onTable: (body: PointTableRequest) =>
      void send(
        () => call(addPointTable, { params, body }),
        (saved) => `已启用第 ${saved.pointTables.length} 版加分表`,
      ),
    onRoutes: (routes: Routes) =>
      void send(
        () => call(setRoutes, { params, body: { routes } }),
        () => '已保存办理部门',
      ),
    onGrant: () =>
      void send(
        () => call(grantBonuses, { params }),
        (result) => {
          setGranted(result);
          return result.granted === 0
            ? `第 ${result.round} 轮已发放过，没有重复发放`
            : `第 ${result.round} 轮已发放 ${result.granted} 件，已报送商鼎分系统`;
        },
      ),
  };
}
