import { create } from 'zustand';
import { apiOrigin } from './api-address';
import { onAppVisit } from './app-visits';
import { forgetFile, readPiece } from './kept-files';
import { oneAtATime } from './one-at-a-time';
import { noteAnswer, onReachable, isConnected } from './online';
import { currentTokens, renewTokens, useTokens } from './session-tokens';
import { readValue, writeValue } from './storage';
import { sendFile } from './tus';
import type { Prepared, UploadPort } from './tus';
import {
  afterStep,
  hurried,
  nextDue,
  nextDueAt,
  resumed,
  retried,
  started,
  withUpload,
  withoutGroup,
  withoutUpload,
} from './upload-queue';
import type { Queue, Step, Upload } from './upload-queue';
import { sendUpload } from './upload-sender';
import type { UploadAnswer, UploadRequest } from './upload-sender';

/**
 * The one queue of uploads of this app: kept across starts, sent file by file, begun again by itself
 * when the network or the app is back.
 */
const KEY = 'uploads';

export const useUploads = create<{ queue: Queue }>(() => ({ queue: readQueue() }));

/** What the owner of a group of files does for the queue. */
export interface GroupKeeper {
  /** Makes a file known to the server before it is sent. */
  prepare: (upload: Upload, again: boolean) => Promise<Prepared>;
  /** Told when a file is there or refused. */
  settled: (upload: Upload) => void;
}

let keeper: GroupKeeper | null = null;
let ownerNow: string | null = null;
let pumping = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Starts the queue; called once, when the app starts. */
export function startUploads(kept: GroupKeeper): void {
  keeper = kept;
  onReachable(() => hurry());
  onAppVisit({ shown: hurry, hidden: () => undefined });
  useTokens.subscribe(() => hurry());
}

/** Whose files are sent; null while nobody is signed in. */
export function uploadFor(accountId: string | null): void {
  ownerNow = accountId;
  hurry();
}

export function addUpload(upload: Pick<Upload, 'id' | 'group' | 'owner' | 'sizeBytes'>): void {
  change((queue) => withUpload(queue, upload));
  void pump();
}

/** Takes a file off the queue and out of the phone. */
export async function dropUpload(id: string): Promise<void> {
  change((queue) => withoutUpload(queue, id));
  await forgetFile(id);
}

/** Takes all files of a group off; the files themselves are the caller's to forget. */
export function dropGroup(group: string): void {
  change((queue) => withoutGroup(queue, group));
}

export function retryUpload(id: string): void {
  change((queue) => retried(queue, id));
  void pump();
}

/** Takes in what the server said of a file elsewhere. */
export function learnUpload(id: string, step: Extract<Step, { kind: 'done' | 'refused' }>): void {
  const known = useUploads.getState().queue.find((upload) => upload.id === id);
  if (!known || known.state === 'sending' || known.state === step.kind) return;
  change((queue) => afterStep(queue, id, step, Date.now(), 0));
  if (step.kind === 'done') void forgetFile(id);
}

function hurry(): void {
  change(hurried);
  void pump();
}

/** Sends whatever is due, one file at a time; sleeps until the next try. */
async function pump(): Promise<void> {
  clearTimeout(timer);
  if (pumping || !ownerNow || !isConnected() || !nextDueNow()) return sleepUntilDue();
  pumping = true;
  try {
    await oneAtATime('uploads', async () => {
      // another tab may have sent some of it meanwhile
      change((queue) => merged(queue, readQueue()));
      for (let upload = nextDueNow(); upload && isConnected(); upload = nextDueNow()) await sendOne(upload);
    });
  } finally {
    pumping = false;
  }
  sleepUntilDue();
}

async function sendOne(upload: Upload): Promise<void> {
  const { id } = upload;
  change((queue) => started(queue, id));
  const step = await sendFile(upload, apiOrigin, portFor(upload)).catch((): Step => ({
    kind: 'later',
    problem: null,
  }));
  if (!queued(id)) return;
  change((queue) => afterStep(queue, id, step, Date.now(), Math.random()));
  if (step.kind === 'done') await forgetFile(id);
  const after = queued(id);
  if (after && (step.kind === 'done' || step.kind === 'refused')) keeper?.settled(after);
}

function portFor(upload: Upload): UploadPort {
  const { id, owner } = upload;
  return {
    send: sendAuthorised,
    read: (start, length) => readPiece(id, start, length),
    prepare: async (again) => (keeper ? keeper.prepare(upload, again) : { kind: 'later', problem: null }),
    received: (bytes) => {
      change((queue) => afterStep(queue, id, { kind: 'received', bytes }, Date.now(), 0));
      return queued(id)?.pieceBytes ?? upload.pieceBytes;
    },
    stopped: () => !queued(id) || ownerNow !== owner,
  };
}

/** With the session in use; an expired one is renewed once, unseen. */
export async function sendAuthorised(request: UploadRequest): Promise<UploadAnswer | null> {
  const tokens = await currentTokens();
  if (!tokens) return null;
  const first = await send(request, tokens.accessToken);
  if (first?.status !== 401) return first;
  const renewal = await renewTokens(tokens);
  return renewal.ok ? send(request, renewal.tokens.accessToken) : first;
}

async function send(request: UploadRequest, accessToken: string): Promise<UploadAnswer | null> {
  const headers = { ...request.headers, authorization: `Bearer ${accessToken}` };
  const answer = await sendUpload({ ...request, headers });
  noteAnswer(answer !== null);
  return answer;
}

function nextDueNow(): Upload | null {
  return ownerNow === null ? null : nextDue(useUploads.getState().queue, ownerNow, Date.now());
}

function sleepUntilDue(): void {
  clearTimeout(timer);
  if (pumping || ownerNow === null || !isConnected()) return;
  const dueAt = nextDueAt(useUploads.getState().queue, ownerNow);
  if (dueAt !== null) timer = setTimeout(() => void pump(), Math.max(50, dueAt - Date.now()));
}

const queued = (id: string): Upload | undefined =>
  useUploads.getState().queue.find((upload) => upload.id === id);

function change(next: (queue: Queue) => Queue): void {
  const before = useUploads.getState().queue;
  const queue = next(before);
  if (queue === before) return;
  useUploads.setState({ queue });
  writeValue(KEY, JSON.stringify(queue));
}

/** What another tab got done counts; what is only here stays. */
function merged(here: Queue, there: Queue): Queue {
  return here.map((upload) => {
    const other = there.find(({ id }) => id === upload.id);
    return other?.state === 'done' || other?.state === 'refused' ? other : upload;
  });
}

function readQueue(): Queue {
  const text = readValue(KEY);
  if (text === null) return [];
  try {
    // Written by this app alone, in this very form.
    return resumed(JSON.parse(text) as Upload[]);
  } catch {
    return [];
  }
}
