import { create } from 'zustand';
import { forgetFile } from '../platform/kept-files';
import { readSecret, removeSecret, writeSecret } from '../platform/secure-storage';
import { serverNow } from '../platform/server-clock';
import { dropGroup } from '../platform/uploads';
import type { Draft } from './draft';

/** Drafts of one account, sealed on the phone, each under its own key; the index names them. */
const indexKey = (accountId: string) => `drafts:${accountId}`;
const draftKey = (reportId: string) => `draft:${reportId}`;
/** Name under which a file's small picture is kept. */
export const posterName = (evidenceId: string) => `${evidenceId}.poster`;

const SAVE_AFTER_MS = 300;

interface DraftState {
  /** Whose drafts these are; null until they were read. */
  accountId: string | null;
  drafts: Record<string, Draft>;
  /** The last saving failed: the phone has no room or refuses. */
  saveFailed: boolean;
}

export const useDrafts = create<DraftState>(() => ({ accountId: null, drafts: {}, saveFailed: false }));

let timer: ReturnType<typeof setTimeout> | undefined;
const unsaved = new Set<string>();
/** Writings follow each other, so that an older one never overwrites a newer. */
let writing: Promise<void> = Promise.resolve();
let loading: { accountId: string; done: Promise<void> } | undefined;

export const draftById = (reportId: string): Draft | undefined => useDrafts.getState().drafts[reportId];

/** Reads an account's drafts from the phone, once. */
export async function loadDrafts(accountId: string): Promise<void> {
  if (useDrafts.getState().accountId === accountId) return;
  if (loading?.accountId !== accountId) loading = { accountId, done: readAll(accountId) };
  await loading.done;
}

async function readAll(accountId: string): Promise<void> {
  await saveDrafts();
  const ids = await readJson<string[]>(indexKey(accountId));
  const read = await Promise.all((ids ?? []).map((id) => readJson<Draft>(draftKey(id))));
  const drafts = Object.fromEntries(read.flatMap((draft) => (draft ? [[draft.reportId, draft]] : [])));
  useDrafts.setState({ accountId, drafts });
}

/** Takes a draft in without counting it as a change by the person. */
export function putDraft(draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [draft.reportId]: draft } }));
  saveSoon(draft.reportId);
}

/** Changes a draft as the person did: counted, dated and kept. */
export function changeDraft(reportId: string, change: (draft: Draft) => Partial<Draft>): void {
  const before = draftById(reportId);
  if (!before) return;
  putDraft({
    ...before,
    ...change(before),
    revision: before.revision + 1,
    savedAt: new Date(serverNow()).toISOString(),
  });
}

/** Notes about a draft what the person did not do: a step, the server's version. */
export function noteDraft(reportId: string, change: Partial<Draft>): void {
  const before = draftById(reportId);
  if (before) putDraft({ ...before, ...change });
}

/** Takes a draft off this phone with its files, in whatever state they are. */
export async function dropDraft(reportId: string): Promise<void> {
  const draft = draftById(reportId);
  if (!draft) return;
  dropGroup(reportId);
  useDrafts.setState(({ drafts }) => {
    const { [reportId]: _dropped, ...rest } = drafts;
    return { drafts: rest };
  });
  saveSoon(reportId);
  await saveDrafts();
  await Promise.all(
    draft.files.flatMap(({ evidenceId }) => [forgetFile(evidenceId), forgetFile(posterName(evidenceId))]),
  );
}

/** Writes down at once what waits to be kept; when the app is about to go. */
export function saveDrafts(): Promise<void> {
  clearTimeout(timer);
  const { accountId } = useDrafts.getState();
  if (accountId !== null && unsaved.size > 0) {
    const ids = [...unsaved];
    unsaved.clear();
    writing = writing.then(() => write(accountId, ids));
  }
  return writing;
}

function saveSoon(reportId: string): void {
  unsaved.add(reportId);
  clearTimeout(timer);
  timer = setTimeout(() => void saveDrafts(), SAVE_AFTER_MS);
}

async function write(accountId: string, ids: readonly string[]): Promise<void> {
  const { drafts } = useDrafts.getState();
  try {
    for (const id of ids) {
      const draft = drafts[id];
      await (draft ? writeSecret(draftKey(id), JSON.stringify(draft)) : removeSecret(draftKey(id)));
    }
    await writeSecret(indexKey(accountId), JSON.stringify(Object.keys(drafts)));
    useDrafts.setState({ saveFailed: false });
  } catch {
    // said on the page; the next change tries again
    for (const id of ids) unsaved.add(id);
    useDrafts.setState({ saveFailed: true });
  }
}

async function readJson<T>(key: string): Promise<T | null> {
  const text = await readSecret(key);
  // Written by this app alone, in this very form.
  return text === null ? null : (JSON.parse(text) as T);
}
