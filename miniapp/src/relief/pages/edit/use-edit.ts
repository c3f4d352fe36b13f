import type { FieldError } from '@benefit/shared/problem';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { useDidHide, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { locate } from '../../../platform/locate';
import { ChoiceDenied } from '../../../platform/choice-denied';
import { useElderMode } from '../../../platform/elder-mode';
import { open, replace } from '../../../platform/navigation';
import { useOnline } from '../../../platform/online';
import { scrollTo, scrollToTop } from '../../../platform/scroll-to';
import { serverNow } from '../../../platform/server-clock';
import { retryUpload, useUploads } from '../../../platform/uploads';
import { leftOf } from '../../../platform/upload-queue';
import { useSignedIn } from '../../../platform/use-signed-in';
import { openCampaigns, useCampaigns } from '../../campaigns';
import { fetchChallenge } from '../../challenge';
import type { Draft, DraftStep } from '../../draft';
import { draftFaults, stepFaults, stepOf } from '../../draft-checks';
import { changeDraft, draftById, dropDraft, noteDraft, saveDrafts, useDrafts } from '../../draft-store';
import { overrideWith, syncDraft, useDraftHints } from '../../draft-sync';
import { fieldId } from '../../parts/report-field';
import { editTexts } from './edit-texts';
import { useDraftPage } from './use-draft-page';
import { useEvidence } from './use-evidence';
import { useSubmit } from './use-submit';

export function useEdit() {
  const { params } = useRouter();
  const reportId = params['reportId'] ?? '';
  const me = useSignedIn();
  const bound = me !== null && me.identity !== null;
  const accountId = bound ? me.accountId : null;
  const page = useDraftPage(reportId, { isNew: params['new'] === '1', accountId });
  const { draft } = page;
  const campaigns = useCampaigns();
  const online = useOnline();
  const elder = useElderMode((mode) => mode.elder);
  const queue = useUploads((state) => state.queue);
  const hints = useDraftHints((state) => state.hints[reportId]);
  const thumbnails = useDraftHints((state) => state.thumbnails);
  const saveFailed = useDrafts((state) => state.saveFailed);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [picking, setPicking] = useState<'category' | 'district' | null>(null);
  const evidence = useEvidence(reportId);
  const submission = useSubmit(reportId, {
    submitted: () => replace('report', { reportId, submitted: '1' }),
    wrong: (wrong) => show(wrong),
  });
  const position = usePosition(reportId);
  const today = shanghaiDate(new Date(serverNow()));

  useDidHide(() => void saveDrafts());
  useEffect(() => {
    if (accountId !== null && online) void fetchChallenge(accountId);
  }, [accountId, online]);
  useOnlyCampaign(draft, campaigns.campaigns);
  useLeaving(reportId);

  /** Shows what is wrong where it is wrong, the first of it in sight. */
  function show(wrong: FieldError[]): void {
    setErrors(wrong);
    const [first] = wrong;
    if (!first) return;
    if (draftById(reportId)?.items === null) noteDraft(reportId, { step: stepOf(first.path) });
    setTimeout(() => scrollTo(fieldId(first.path)), 100);
  }

  function toStep(step: DraftStep): void {
    setErrors([]);
    noteDraft(reportId, { step });
    scrollToTop();
    void saveDrafts();
  }

  function next(): void {
    const now = draftById(reportId);
    if (!now) return;
    const wrong = stepFaults(now, now.step, today);
    if (wrong.length > 0) return show(wrong);
    toStep(now.step === 'deed' ? 'evidence' : 'check');
    // The server's copy lets another phone go on, and its hints stand on the last step.
    void syncDraft(reportId).then((synced) => {
      if (synced.status === 'failed' && synced.failure.kind === 'problem') submission.tell(synced.failure);
    });
  }

  function submit(sure: boolean): void {
    const now = draftById(reportId);
    if (!now) return;
    const wrong = draftFaults(now, today);
    if (wrong.length > 0) return show(wrong);
    if (leftOf(useUploads.getState().queue, reportId).files > 0) return scrollTo('left-note');
    submission.submit(sure);
  }

  return {
    me,
    bound,
    opening: page.opening,
    draft,
    campaigns: openCampaigns(campaigns.campaigns ?? []),
    campaignsState: campaigns.state,
    knowsCampaigns: campaigns.campaigns !== null,
    online,
    elder,
    today,
    errors,
    errorAt: (path: string) => errors.find((error) => error.path === path)?.text,
    picking,
    onPicking: setPicking,
    hints: hints ?? [],
    thumbnails,
    saveFailed,
    uploads: queue.filter(({ group }) => group === reportId),
    left: leftOf(queue, reportId),
    evidence,
    position,
    submission: submission.state,
    onChange: (change: Partial<Draft>) => {
      changeDraft(reportId, () => change);
      const changed = pathsOf(change);
      setErrors((before) =>
        before.filter(({ path }) => !changed.some((own) => path === own || path.startsWith(`${own}.`))),
      );
    },
    onStep: toStep,
    onNext: next,
    onSubmit: submit,
    onSubmitClear: submission.clear,
    onRetryUpload: retryUpload,
    onUseMine: (version: number) => {
      submission.clear();
      void overrideWith(reportId, version).then((synced) => {
        if (synced.status === 'failed') submission.tell(synced.failure);
      });
    },
    onUseTheirs: () => {
      submission.clear();
      page.takeTheirs();
    },
    onReopen: page.reopen,
    onRetryCampaigns: campaigns.reload,
    onBind: () => open('bind'),
    onReport: () => replace('report', { reportId }),
    onList: () => replace('reports'),
  };
}

/** A single campaign needs no choosing. */
function useOnlyCampaign(draft: Draft | null, campaigns: Parameters<typeof openCampaigns>[0] | null): void {
  const isUnchosen = draft !== null && draft.campaignId === null;
  const [first] = campaigns ? openCampaigns(campaigns) : [];
  const id = first?.campaignId ?? null;
  const reportId = draft?.reportId;
  useEffect(() => {
    if (isUnchosen && reportId !== undefined && id !== null) noteDraft(reportId, { campaignId: id });
  }, [isUnchosen, reportId, id]);
}

/** A page that was opened and left untouched leaves no draft behind. */
function useLeaving(reportId: string): void {
  useEffect(
    () => () => {
      const draft = draftById(reportId);
      if (draft && draft.revision === 0) void dropDraft(reportId);
      else void saveDrafts();
    },
    [reportId],
  );
}

function usePosition(reportId: string) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  async function find(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      const found = await locate();
      changeDraft(reportId, () => ({ position: found }));
    } catch (error) {
      setFault(error instanceof ChoiceDenied ? editTexts.locationDenied : editTexts.locationFailed);
    }
    setBusy(false);
  }
  return { busy, fault, onLocate: () => void find() };
}

/** A field that is being mended is no longer wrong until it is looked at again. */
const pathsOf = (change: Partial<Draft>): string[] => Object.keys(change);
