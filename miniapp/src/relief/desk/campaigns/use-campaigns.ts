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
  GrantPreview,
  GrantResult,
  PointTableRequest,
} from '@benefit/shared/relief/campaign-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useDeskSummary } from '../../../ui/desk/desk-summary';
import { toast } from '../../../ui/desk/desk-toast';
import { keepFile } from '../../../ui/desk/download-file';
import { campaignsTexts } from './campaigns-texts';
import { previewCsv } from './preview-csv';
import { useRoundsFollowed } from './use-rounds-followed';

/** What is open over the page. */
export type CampaignDialog = 'create' | 'end' | 'archive' | 'table' | 'routes' | 'replay' | null;

export type Routes = CampaignDetail['routes'];

/** The page of campaigns: one shown, its points, its end, its rounds; the city's office changes them. */
export function useCampaigns() {
  const isOffice = useSession(({ me }) => me?.roles.includes('office') ?? false);
  const isCity = useDeskSummary(({ summary }) => summary?.cityOffice ?? false);
  const mayManage = isOffice && isCity;
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<CampaignDialog>(null);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [granting, setGranting] = useState(false);
  const [granted, setGranted] = useState<GrantResult | null>(null);

  const list = useRemote('desk-campaigns', () => call(listCampaigns));
  const campaignId = chosen ?? valueOf(list.state)?.items[0]?.campaignId ?? null;
  const params = { campaignId: campaignId ?? '' };
  const detail = useRemote(campaignId && `desk-campaign ${campaignId}`, () => call(getCampaign, { params }));
  const departments = useRemote('desk-departments', () => call(listDepartments));
  const preview = useRemote(campaignId && mayManage ? `desk-preview ${campaignId} ${asOf ?? ''}` : null, () =>
    call(previewGrants, { params, ...(asOf === null ? {} : { query: { asOf } }) }),
  );
  const reload = () => Promise.all([list.reload(), detail.reload(), preview.reload()]);
  const followRounds = useRoundsFollowed(valueOf(detail.state), granting, () => void detail.reload());

  /** Sends something that changes a campaign; what was typed stays where it failed. */
  async function send<T>(
    ask: () => Promise<Result<T>>,
    done: (value: T) => string,
  ): Promise<Result<T> | null> {
    if (sending) return null;
    setSending(true);
    setFailure(null);
    const result = await ask();
    setSending(false);
    if (result.ok) {
      setDialog(null);
      toast(done(result.value));
      await reload();
    } else setFailure(result.failure);
    return result;
  }

  /** A round may take longer than a call waits: then the rounds tell how far it is. */
  async function grant(): Promise<void> {
    followRounds();
    setGranting(true);
    const result = await send(() => call(grantBonuses, { params }), grantedText);
    setGranting(false);
    if (result?.ok) return setGranted(result.value);
    if (result?.failure.kind !== 'offline') return;
    const after = await call(getCampaign, { params });
    if (!after.ok || !after.value.rounds.some(({ finishedAt }) => finishedAt === null)) return;
    setFailure(null);
    toast(campaignsTexts.stillGranting);
    await reload();
  }

  return {
    list: list.state,
    detail: detail.state,
    departments: valueOf(departments.state)?.items ?? [],
    preview: preview.state,
    mayManage,
    campaignId,
    asOf,
    dialog,
    sending,
    failure,
    granted,
    today: shanghaiDate(new Date(serverNow())),
    onRetry: () => void reload(),
    onChoose: (id: string) => {
      setChosen(id);
      setAsOf(null);
      setGranted(null);
      setFailure(null);
    },
    onAsOf: (at: string | null) => {
      setDialog(null);
      setAsOf(at);
    },
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
    onArchive: (body: { publishedOn: string; archivedOn: string }) =>
      void send(
        () => call(archiveCampaign, { params, body }),
        () => '已归档，不再接收申报',
      ),
    onTable: (body: PointTableRequest) =>
      void send(
        () => call(addPointTable, { params, body }),
        (saved) => `已保存第 ${saved.pointTables.length} 版加分表`,
      ),
    onRoutes: (routes: Routes) =>
      void send(
        () => call(setRoutes, { params, body: { routes } }),
        () => '已保存办理部门',
      ),
    onGrant: () => void grant(),
    onExport: (known: GrantPreview) =>
      keepFile(
        new Blob([previewCsv(known)], { type: 'text/csv;charset=utf-8' }),
        `第${known.round}轮加分预览.csv`,
      ),
  };
}

function grantedText({ round, granted }: GrantResult): string {
  return granted === 0
    ? `第 ${round} 轮已发放过，没有重复发放`
    : `第 ${round} 轮已发放 ${granted} 件，已报送商鼎分系统`;
}
