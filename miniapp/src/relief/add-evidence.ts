import { MAX_COUNT, evidenceFaults } from '@benefit/shared/relief/evidence-rules';
import type { ChosenFile } from '../platform/choose-files';
import { forgetFile, keepFile } from '../platform/kept-files';
import { addUpload, dropUpload } from '../platform/uploads';
import { newId } from '../platform/ulid';
import { challengeAtHand } from './challenge';
import type { DraftFile } from './draft';
import { changeDraft, draftById, posterName, saveDrafts } from './draft-store';

/** A chosen file that was not taken, and why, in words. */
export interface NotTaken {
  fileName: string;
  text: string;
}

export const MOST_FILES = MAX_COUNT.photo + MAX_COUNT.video + MAX_COUNT.pdf;

const FULL = '手机给本应用的空间满了，这份没有加入；已加入的都在。请等传完几份，或移除一些再加';
const UNREADABLE = '读不出这个文件，请重新选择';

/**
 * Adds chosen files to a draft: checked by the rules of evidence, copied into the app's own storage,
 * queued. What cannot be taken is told, the rest is taken.
 */
export async function addEvidence(
  reportId: string,
  chosen: readonly ChosenFile[],
  source: 'camera' | 'album',
): Promise<NotTaken[]> {
  const notTaken: NotTaken[] = [];
  for (const file of chosen) {
    const text = await addOne(reportId, file, source);
    if (text !== null) notTaken.push({ fileName: file.fileName, text });
  }
  await saveDrafts();
  return notTaken;
}

async function addOne(
  reportId: string,
  file: ChosenFile,
  source: 'camera' | 'album',
): Promise<string | null> {
  const draft = draftById(reportId);
  if (!draft) return UNREADABLE;
  const [fault] = evidenceFaults([...draft.files, file]).filter(
    ({ index }) => index === null || index === draft.files.length,
  );
  if (fault) return fault.text;

  const evidenceId = await newId();
  const kept = await keepFile(evidenceId, file.source);
  if (kept !== null) {
    await forgetFile(evidenceId);
    return kept === 'full' ? FULL : UNREADABLE;
  }
  const poster = file.poster ? (await keepFile(posterName(evidenceId), file.poster)) === null : false;
  const challenge = source === 'camera' ? challengeAtHand(draft.accountId) : null;
  const added: DraftFile = {
    evidenceId,
    fileName: file.fileName.slice(-200) || '未命名',
    sizeBytes: file.sizeBytes,
    mediaType: file.mediaType,
    source,
    ...(challenge === null ? {} : { challenge }),
    ...(file.durationMs === undefined ? {} : { durationMs: file.durationMs }),
    poster,
    stored: false,
  };
  changeDraft(reportId, ({ files }) => ({ files: [...files, added] }));
  addUpload({ id: evidenceId, group: reportId, owner: draft.accountId, sizeBytes: file.sizeBytes });
  return null;
}

/** Takes a piece of evidence off the draft, the queue and the phone. */
export async function removeEvidence(reportId: string, evidenceId: string): Promise<void> {
  changeDraft(reportId, ({ files }) => ({ files: files.filter((file) => file.evidenceId !== evidenceId) }));
  await Promise.all([dropUpload(evidenceId), forgetFile(posterName(evidenceId))]);
}
