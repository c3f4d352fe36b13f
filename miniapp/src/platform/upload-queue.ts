/**
 * The queue of files that go to the server, as pure functions: what is sent next, what became of a
 * try, and when to try again. Nothing here sends, waits or keeps; `uploads.ts` does.
 */

/** Largest and smallest piece, in bytes. */
export const MAX_PIECE_BYTES = 2 * 1024 * 1024;
export const MIN_PIECE_BYTES = 64 * 1024;
/** A cut costs one piece at most; a fortieth of the file keeps three cuts below a tenth of it. */
const PIECES_OF_FILE = 40;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Why a file will not be taken as it is, for the person. */
export interface UploadProblem {
  code: string;
  text: string;
}

export interface Upload {
  /** Name of the kept file and of the upload on the server. */
  id: string;
  /** What it belongs to: goes along as metadata, and is made known to the server beforehand. */
  group: string;
  /** The account that adds it; nobody else's session sends it. */
  owner: string;
  sizeBytes: number;
  /** Begun on the server: where it stands is asked for. */
  begun: boolean;
  /** What the server has, as far as is known. */
  receivedBytes: number;
  /**
   * `waiting` for its turn, a network or its next try · `sending` · `done` · `refused` for good, with
   * its problem.
   */
  state: 'waiting' | 'sending' | 'done' | 'refused';
  /** Tries in a row that failed. */
  failures: number;
  /** Not before this instant; Unix milliseconds. */
  retryAt: number;
  /** Size of the next piece; smaller after a failure, larger after a success. */
  pieceBytes: number;
  /** Of a refused file, or of the last failed try where it was more than a missing network. */
  problem: UploadProblem | null;
}

export type Queue = readonly Upload[];

/** What came of one step of sending. */
export type Step =
  | { kind: 'received'; bytes: number }
  | { kind: 'done' }
  | { kind: 'refused'; problem: UploadProblem }
  /** No answer, or one that says later: tried again by itself. */
  | { kind: 'later'; problem: UploadProblem | null };

/** The largest piece that a file of this size is sent in. */
export function largestPiece(sizeBytes: number): number {
  const part = Math.ceil(sizeBytes / PIECES_OF_FILE / MIN_PIECE_BYTES) * MIN_PIECE_BYTES;
  return Math.min(MAX_PIECE_BYTES, Math.max(4 * MIN_PIECE_BYTES, part));
}

/** Adds a file at the end; one that is there already stays as it is. */
export function withUpload(
  queue: Queue,
  { id, group, owner, sizeBytes }: Pick<Upload, 'id' | 'group' | 'owner' | 'sizeBytes'>,
): Queue {
  if (queue.some((upload) => upload.id === id)) return queue;
  const upload: Upload = {
    id,
    group,
    owner,
    sizeBytes,
    begun: false,
    receivedBytes: 0,
    state: 'waiting',
    failures: 0,
    retryAt: 0,
    pieceBytes: largestPiece(sizeBytes),
    problem: null,
  };
  return [...queue, upload];
}

export const withoutUpload = (queue: Queue, id: string): Queue => queue.filter((upload) => upload.id !== id);

export const withoutGroup = (queue: Queue, group: string): Queue =>
  queue.filter((upload) => upload.group !== group);

/** After a start: what was being sent when the app was closed waits for its turn. */
export const resumed = (queue: Queue): Queue =>
  queue.map((upload) => (upload.state === 'sending' ? { ...upload, state: 'waiting', retryAt: 0 } : upload));

/** What is sent next for this account: the first that waits and whose time has come. */
export function nextDue(queue: Queue, owner: string, nowMs: number): Upload | null {
  return (
    queue.find((upload) => upload.owner === owner && upload.state === 'waiting' && upload.retryAt <= nowMs) ??
    null
  );
}

/** When the next of this account's is due, Unix milliseconds; null where none waits. */
export function nextDueAt(queue: Queue, owner: string): number | null {
  const waiting = queue.filter((upload) => upload.owner === owner && upload.state === 'waiting');
  return waiting.length === 0 ? null : Math.min(...waiting.map(({ retryAt }) => retryAt));
}

export const started = (queue: Queue, id: string): Queue =>
  changed(queue, id, (upload) => ({ ...upload, state: 'sending' }));

/**
 * Takes in what came of a step.
 *
 * @param chance from 0 up to but not including 1: spreads tries of many phones over the wait
 */
export function afterStep(queue: Queue, id: string, step: Step, nowMs: number, chance: number): Queue {
  return changed(queue, id, (upload): Upload => {
    switch (step.kind) {
      case 'received':
        return {
          ...upload,
          begun: true,
          receivedBytes: step.bytes,
          failures: step.bytes > upload.receivedBytes ? 0 : upload.failures,
          pieceBytes: Math.min(largestPiece(upload.sizeBytes), upload.pieceBytes * 2),
          problem: null,
        };
      case 'done':
        return { ...upload, state: 'done', receivedBytes: upload.sizeBytes, failures: 0, problem: null };
      case 'refused':
        return { ...upload, state: 'refused', problem: step.problem };
      case 'later':
        return {
          ...upload,
          state: 'waiting',
          failures: upload.failures + 1,
          retryAt: nowMs + waitMs(upload.failures, chance),
          pieceBytes: Math.max(MIN_PIECE_BYTES, Math.floor(upload.pieceBytes / 4)),
          problem: step.problem,
        };
    }
  });
}

/** Twice as long after each failure, up to five minutes, the second half of it by chance. */
export function waitMs(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return Math.round(longest / 2 + (longest / 2) * chance);
}

/** The network is back or the app is: whatever waits may go at once. */
export const hurried = (queue: Queue): Queue =>
  queue.map((upload) => (upload.state === 'waiting' ? { ...upload, retryAt: 0 } : upload));

/** The person presses 重试. */
export const retried = (queue: Queue, id: string): Queue =>
  changed(queue, id, (upload) =>
    upload.state === 'done' || upload.state === 'sending'
      ? upload
      : { ...upload, state: 'waiting', failures: 0, retryAt: 0, problem: null },
  );

/** What is left of a group: how many files and bytes, and how many of them cannot be sent as they are. */
export function leftOf(queue: Queue, group: string): { files: number; bytes: number; refused: number } {
  const own = queue.filter((upload) => upload.group === group && upload.state !== 'done');
  const open = own.filter(({ state }) => state !== 'refused');
  return {
    files: open.length,
    bytes: open.reduce((sum, { sizeBytes, receivedBytes }) => sum + sizeBytes - receivedBytes, 0),
    refused: own.length - open.length,
  };
}

function changed(queue: Queue, id: string, change: (upload: Upload) => Upload): Queue {
  return queue.map((upload) => (upload.id === id ? change(upload) : upload));
}
