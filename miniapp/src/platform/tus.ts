import { API_PREFIX } from '@benefit/shared/endpoint';
import { UPLOADS_PATH } from '@benefit/shared/files/files-contract';
import { ProblemBody } from '@benefit/shared/problem';
import * as z from 'zod/mini';
import { toBase64url } from './base64url';
import type { Step, Upload, UploadProblem } from './upload-queue';
import type { UploadAnswer, UploadRequest } from './upload-sender';

/** What sending needs of the world around it. */
export interface UploadPort {
  /** One request with the session of the owner; null where no answer came. */
  send: (request: UploadRequest) => Promise<UploadAnswer | null>;
  /** Bytes of the file; null where it is gone from the phone. */
  read: (start: number, length: number) => Promise<ArrayBuffer | null>;
  /** Makes the file known to the server; `again` where the server did not know it after all. */
  prepare: (again: boolean) => Promise<Prepared>;
  /** Told of each piece that arrived; the size of the next one. */
  received: (bytes: number) => number;
  /** True once the file was taken off or the app is leaving. */
  stopped: () => boolean;
}

/** Ready to be sent, or why it cannot be: for later, or for good. */
export type Prepared = 'ready' | Extract<Step, { kind: 'later' | 'refused' }>;

const VERSION = { 'tus-resumable': '1.0.0' };
/** Turns of asking where the upload stands before giving up for now. */
const MOST_TURNS = 4;

export const FILE_GONE: UploadProblem = {
  code: 'file-gone',
  text: '手机里已经没有这个文件，请重新选择',
};
const REFUSED_UNTOLD: UploadProblem = { code: 'file-refused', text: '文件未通过检查，请换一份' };

/**
 * Sends one file by tus 1.0, from where the server stands, until it is there, refused or for later.
 * WeChat has no PATCH, so that a piece is a `POST` that says so. Never rejects.
 */
export async function sendFile(upload: Upload, origin: string, port: UploadPort): Promise<Step> {
  const base = origin + API_PREFIX + UPLOADS_PATH;
  const place = `${base}/${upload.id}`;
  let again = false;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const prepared = await port.prepare(again);
    if (prepared !== 'ready') return prepared;

    const found = await findOrCreate(upload, { base, place, port, asks: upload.begun || turn > 0 });
    if (found === 'unknown') {
      if (again) return { kind: 'later', problem: null };
      again = true;
      continue;
    }
    if (found === 'conflict') continue;
    if (typeof found !== 'number') return found;
    const sent = await sendFrom(found, upload, place, port);
    if (sent !== 'conflict') return sent;
  }
  return { kind: 'later', problem: null };
}

/** Where the server stands with this file: asked for, or begun. */
async function findOrCreate(
  upload: Upload,
  { base, place, port, asks }: { base: string; place: string; port: UploadPort; asks: boolean },
): Promise<number | Step | 'unknown' | 'conflict'> {
  if (asks) {
    const head = await port.send({ method: 'HEAD', url: place, headers: VERSION, body: null });
    if (!head) return { kind: 'later', problem: null };
    if (head.status >= 200 && head.status < 300) return offsetOf(head);
    // 422 at a HEAD carries no words; the report says the reason
    if (head.status === 422) return { kind: 'refused', problem: REFUSED_UNTOLD };
    if (head.status !== 404 && head.status !== 410) return failedStep(head);
  }

  const made = await port.send({
    method: 'POST',
    url: base,
    headers: { ...VERSION, 'upload-length': String(upload.sizeBytes), 'upload-metadata': metadataOf(upload) },
    body: null,
  });
  if (!made) return { kind: 'later', problem: null };
  if (made.status === 201) return offsetOf(made);
  if (made.status === 404) return 'unknown';
  if (made.status === 409) return 'conflict';
  return failedStep(made);
}

async function sendFrom(
  from: number,
  upload: Upload,
  place: string,
  port: UploadPort,
): Promise<Step | 'conflict'> {
  let offset = from;
  let pieceBytes = port.received(offset);
  while (offset < upload.sizeBytes) {
    if (port.stopped()) return { kind: 'later', problem: null };
    const piece = await port.read(offset, Math.min(pieceBytes, upload.sizeBytes - offset));
    if (!piece || piece.byteLength === 0) return { kind: 'refused', problem: FILE_GONE };
    const answer = await port.send({
      method: 'POST',
      url: place,
      headers: {
        ...VERSION,
        'x-http-method-override': 'PATCH',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: piece,
    });
    if (!answer) return { kind: 'later', problem: null };
    if (answer.status === 409 || answer.status === 404 || answer.status === 410) return 'conflict';
    if (answer.status < 200 || answer.status >= 300) return failedStep(answer);
    offset = offsetOf(answer);
    pieceBytes = port.received(offset);
  }
  return { kind: 'done' };
}

/** What a refusal means for the file: for good, or for later. */
export function failedStep(answer: UploadAnswer): Step {
  const problem = problemOf(answer);
  const passing = answer.status >= 500 || [401, 408, 423, 425, 429].includes(answer.status);
  return passing ? { kind: 'later', problem } : { kind: 'refused', problem: problem ?? REFUSED_UNTOLD };
}

function problemOf({ body }: UploadAnswer): UploadProblem | null {
  const read = z.safeParse(ProblemBody, typeof body === 'string' ? parsed(body) : body);
  if (!read.success) return null;
  const { code, detail, title, errors } = read.data;
  const first = errors?.[0];
  return { code: first?.code ?? code, text: first?.text || detail || title };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function offsetOf({ headers }: UploadAnswer): number {
  const offset = Number(headers['upload-offset'] ?? 0);
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : 0;
}

const metadataOf = ({ group, id }: Upload): string =>
  `subjectId ${toBase64(group)},evidenceId ${toBase64(id)}`;

/** Base64 with padding (RFC 4648 §4), of plain letters and digits. */
function toBase64(text: string): string {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const base64 = toBase64url(bytes).replace(/-/g, '+').replace(/_/g, '/');
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
}
