import { onAppVisit } from '../platform/app-visits';
import { useSession } from '../platform/session';
import { addUpload, dropGroup, startUploads, uploadFor, useUploads } from '../platform/uploads';
import type { GroupKeeper } from '../platform/uploads';
import type { UploadProblem } from '../platform/upload-queue';
import { draftById, loadDrafts, noteDraft, saveDrafts, useDrafts } from './draft-store';
import { syncDraft } from './draft-sync';

const NOT_KNOWN: UploadProblem = {
  code: 'draft-gone',
  text: '这份申报已不在本机的草稿里，请重新选择文件',
};

/** Before a file is sent, the server must know of it; with the report's own draft it does. */
const keeper: GroupKeeper = {
  prepare: async (upload, again) => {
    const draft = draftById(upload.group);
    if (!draft?.files.some(({ evidenceId }) => evidenceId === upload.id))
      return { kind: 'refused', problem: NOT_KNOWN };
    if (draft.told.includes(upload.id) && !again) return 'ready';
    if (again) noteDraft(upload.group, { told: [], sentRevision: -1 });
    const synced = await syncDraft(upload.group);
    if (synced.status === 'synced') return 'ready';
    // Not enough written, no answer, another version elsewhere: told, and asked again later.
    const { failure } = synced.status === 'failed' ? synced : { failure: null };
    if (failure?.kind !== 'problem') return { kind: 'later', problem: null };
    return { kind: 'later', problem: { code: failure.problem.code, text: failure.problem.title } };
  },
  settled: ({ group, id, state }) => {
    const draft = draftById(group);
    if (!draft || state !== 'done') return;
    noteDraft(group, {
      files: draft.files.map((file) => (file.evidenceId === id ? { ...file, stored: true } : file)),
    });
  },
};

/** Starts what goes on in the background: drafts of whoever is signed in, and their uploads. */
export function startRelief(): void {
  startUploads(keeper);
  onAppVisit({ shown: () => undefined, hidden: () => void saveDrafts() });
  let known: string | null = null;
  const follow = () => {
    const { me } = useSession.getState();
    const accountId = me?.roles.includes('citizen') ? me.accountId : null;
    if (accountId === known) return;
    known = accountId;
    if (accountId === null) return uploadFor(null);
    void loadDrafts(accountId).then(() => {
      if (known !== accountId) return;
      queueAll(accountId);
      uploadFor(accountId);
    });
  };
  useSession.subscribe(follow);
  follow();
}

/** Brings queue and drafts together again after a start: what is in a draft is queued, nothing else is. */
function queueAll(accountId: string): void {
  const { drafts } = useDrafts.getState();
  for (const draft of Object.values(drafts)) {
    for (const { evidenceId, sizeBytes, stored } of draft.files) {
      if (!stored) addUpload({ id: evidenceId, group: draft.reportId, owner: accountId, sizeBytes });
    }
  }
  for (const { group, owner } of useUploads.getState().queue) {
    if (owner === accountId && !drafts[group]) dropGroup(group);
  }
}
