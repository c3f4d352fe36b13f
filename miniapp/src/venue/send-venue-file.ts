import { putVenueFile } from '@benefit/shared/venue/joining-contract';
import type { VenueFilePurpose } from '@benefit/shared/venue/joining-contract';
import { apiOrigin } from '../platform/api-address';
import { call } from '../platform/call';
import type { ChosenFile } from '../platform/choose-files';
import { failureText } from '../platform/failure-text';
import { forgetFile, keepFile, readPiece } from '../platform/kept-files';
import { sendFile } from '../platform/tus';
import { newId } from '../platform/ulid';
import { sendAuthorised } from '../platform/uploads';
import { largestPiece, withUpload } from '../platform/upload-queue';

/** Tries of a file that gets no answer, and the pause before each further one. */
const TRIES = 5;
const PAUSE_MS = 2_000;

export type SentFile = { ok: true; fileId: string } | { ok: false; text: string };

/**
 * Announces a file of a venue and sends it, from where it broke off. Never rejects.
 *
 * @param progress told how many bytes have arrived
 */
export async function sendVenueFile(
  venueId: string,
  purpose: VenueFilePurpose,
  { fileName, sizeBytes, mediaType, source }: ChosenFile,
  progress: (bytes: number) => void,
): Promise<SentFile> {
  const fileId = await newId();
  const name = fileName.slice(-200) || '未命名';
  const announced = await call(putVenueFile, {
    params: { venueId, fileId },
    body: { purpose, name, sizeBytes, mediaType },
  });
  if (!announced.ok) {
    const { failure } = announced;
    const field = failure.kind === 'problem' ? failure.problem.errors?.[0]?.text : undefined;
    return { ok: false, text: field ?? failureText(failure).title };
  }
  if ((await keepFile(fileId, source)) !== null) return { ok: false, text: '读不出这个文件，请重新选择' };
  try {
    return await send(venueId, fileId, sizeBytes, progress);
  } finally {
    await forgetFile(fileId);
  }
}

async function send(
  venueId: string,
  fileId: string,
  sizeBytes: number,
  progress: (bytes: number) => void,
): Promise<SentFile> {
  const [upload] = withUpload([], { id: fileId, group: venueId, owner: '', sizeBytes });
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
