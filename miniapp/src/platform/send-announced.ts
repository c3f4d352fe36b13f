import { apiOrigin } from './api-address';
import type { Result } from './call';
import type { ChosenFile } from './choose-files';
import { failureText } from './failure-text';
import { forgetFile, keepFile, readPiece } from './kept-files';
import { sendFile } from './tus';
import { newId } from './ulid';
import { largestPiece, withUpload } from './upload-queue';
import { sendAuthorised } from './uploads';

/** Tries of a file that gets no answer, and the pause before each further one. */
const TRIES = 5;
const PAUSE_MS = 2_000;

export type SentFile = { ok: true; fileId: string } | { ok: false; text: string };

/** What is said of a file before it is sent. */
export interface Statement {
  name: string;
  sizeBytes: number;
  mediaType: string;
}

/**
 * Announces a file and sends it, from where it broke off. Never rejects.
 *
 * @param subjectId what it belongs to: a venue, an enterprise
 * @param announce tells the server of it, under the id that it gets here
 * @param progress told how many bytes have arrived
 */
export async function sendAnnounced(
  subjectId: string,
  { fileName, sizeBytes, mediaType, source }: ChosenFile,
  announce: (fileId: string, stated: Statement) => Promise<Result<unknown>>,
  progress: (bytes: number) => void,
): Promise<SentFile> {
  const fileId = await newId();
  const announced = await announce(fileId, { name: fileName.slice(-200) || '未命名', sizeBytes, mediaType });
  if (!announced.ok) {
    const { failure } = announced;
    const field = failure.kind === 'problem' ? failure.problem.errors?.[0]?.text : undefined;
    return { ok: false, text: field ?? failureText(failure).title };
  }
  if ((await keepFile(fileId, source)) !== null) return { ok: false, text: '读不出这个文件，请重新选择' };
  try {
    return await send(subjectId, fileId, sizeBytes, progress);
  } finally {
    await forgetFile(fileId);
  }
}

async function send(
  subjectId: string,
  fileId: string,
  sizeBytes: number,
  progress: (bytes: number) => void,
): Promise<SentFile> {
  const [upload] = withUpload([], { id: fileId, group: subjectId, owner: '', sizeBytes });
  if (!upload) return { ok: false, text: '文件是空的，请重新选择' };
  for (let tries = 1; ; tries++) {
    const step = await sendFile(upload, apiOrigin, {
      send: sendAuthorised,
      read: (start, length) => readPiece(fileId, start, length),
      prepare: () => Promise.resolve('ready'),
      received: (bytes) => {
        progress(bytes);
        return largestPiece(sizeBytes);
      },
      stopped: () => false,
    });
    if (step.kind === 'done') return { ok: true, fileId };
    if (step.kind === 'refused') return { ok: false, text: step.problem.text };
    if (tries === TRIES) return { ok: false, text: '网络不稳定，没有传完，请再试一次' };
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
}
