import { putReport } from '@benefit/shared/relief/report-contract';
import type { Report, ReportHint } from '@benefit/shared/relief/report-contract';
import { create } from 'zustand';
import { apiOrigin } from '../platform/api-address';
import { call } from '../platform/call';
import type { Failure, Result } from '../platform/call';
import { learnUpload } from '../platform/uploads';
import { contentOf } from './draft';
import type { Draft } from './draft';
import { draftById, noteDraft, saveDrafts } from './draft-store';

/** What the server said of drafts in this start, by report: hints, and by evidence: small pictures. */
export const useDraftHints = create<{
  hints: Record<string, ReportHint[]>;
  thumbnails: Record<string, string>;
}>(() => ({ hints: {}, thumbnails: {} }));

export type SyncResult =
  | { status: 'synced'; version: number }
  /** Not enough written yet to be a report. */
  | { status: 'incomplete' }
  | { status: 'gone' }
  | { status: 'failed'; failure: Failure };

const running = new Map<string, Promise<SyncResult>>();

/**
 * Makes the server's copy of a draft the same as this phone's. One at a time for each draft; a change
 * made meanwhile is sent after it. Never rejects.
 */
export async function syncDraft(reportId: string): Promise<SyncResult> {
  for (;;) {
    const inFlight = running.get(reportId);
    if (!inFlight) break;
    await inFlight;
  }
  const work = sync(reportId).finally(() => running.delete(reportId));
  running.set(reportId, work);
  return work;
}

async function sync(reportId: string): Promise<SyncResult> {
  for (;;) {
    const draft = draftById(reportId);
    if (!draft) return { status: 'gone' };
    if (isSent(draft)) return { status: 'synced', version: draft.version ?? 1 };
    const sent = await send(draft);
    if (sent.status !== 'synced') return sent;
  }
}

const isSent = (draft: Draft): boolean => draft.version !== null && draft.sentRevision === draft.revision;

async function send(draft: Draft): Promise<SyncResult> {
  const content = contentOf(draft);
  if (!content) return { status: 'incomplete' };
  // Noted beforehand: the app may be killed between the server's doing and its answer.
  noteDraft(draft.reportId, { unsure: true });
  await saveDrafts();
  const result = await put(draft, content);
  if (result.ok) {
    learnReport(result.value);
    noteDraft(draft.reportId, {
      version: result.value.version,
      sentRevision: draft.revision,
      unsure: false,
      told: content.evidence.map(({ evidenceId }) => evidenceId),
    });
    return { status: 'synced', version: result.value.version };
  }
  const { failure } = result;
  if (failure.kind === 'problem') noteDraft(draft.reportId, { unsure: draft.unsure });
  return { status: 'failed', failure };
}

async function put(
  draft: Draft,
  content: NonNullable<ReturnType<typeof contentOf>>,
): Promise<Result<Report>> {
  const send = (version: number | null) =>
    call(putReport, {
      params: { reportId: draft.reportId },
      body: { ...content, ...(version === null ? {} : { version }) },
    });
  const first = await send(draft.version);
  if (first.ok || !draft.unsure || first.failure.kind !== 'problem') return first;
  const { code, version } = first.failure.problem;
  // An earlier sending of this phone's arrived though its answer did not: one version further, and ours.
  const own = code === 'out-of-date' && version === (draft.version ?? 0) + 1;
  return own ? send(version) : first;
}

/** Takes in what a report's answer says of its evidence. */
export function learnReport(report: Report): void {
  const pictures = report.evidence.flatMap(({ evidenceId, links }) =>
    links?.thumbnail === undefined ? [] : [[evidenceId, apiOrigin + links.thumbnail] as const],
  );
  useDraftHints.setState(({ hints, thumbnails }) => ({
    hints: { ...hints, [report.reportId]: report.hints },
    thumbnails: { ...thumbnails, ...Object.fromEntries(pictures) },
  }));
  for (const piece of report.evidence) {
    if (piece.state === 'ready' || piece.state === 'checking')
      learnUpload(piece.evidenceId, { kind: 'done' });
    if (piece.state === 'refused' && piece.refusal) {
      learnUpload(piece.evidenceId, { kind: 'refused', problem: piece.refusal });
    }
  }
  const draft = draftById(report.reportId);
  if (!draft) return;
  const stored = new Set(
    report.evidence.filter(({ state }) => state === 'ready').map((piece) => piece.evidenceId),
  );
  if (draft.files.every((file) => file.stored || !stored.has(file.evidenceId))) return;
  noteDraft(report.reportId, {
    files: draft.files.map((file) => (stored.has(file.evidenceId) ? { ...file, stored: true } : file)),
  });
}

/**
 * Takes the version that another phone made as the one that this phone's content replaces: the person
 * was asked and wants what is written here.
 */
export async function overrideWith(reportId: string, version: number): Promise<SyncResult> {
  noteDraft(reportId, { version, unsure: false, sentRevision: -1 });
  return syncDraft(reportId);
}
