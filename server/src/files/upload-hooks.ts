import type { EvidenceKind, FileRefusal } from '@benefit/shared/relief/evidence-rules';
import type { Principal } from '../identity/principal.ts';

/** Asked of the feature that announced a file, at each request of its upload. */
export interface UploadQuestion {
  caller: Principal;
  /** Made on the phone; also the upload's id. */
  evidenceId: string;
  /** What it belongs to, as the upload's metadata state it; null where the request has none: only its beginning has. */
  subjectId: string | null;
}

/** A file that this caller may upload. */
export interface AnnouncedUpload {
  /** How many bytes will come. */
  sizeBytes: number;
  /** What became of it, where its checks are over; null while it may still be received. */
  settled: UploadOutcome | null;
}

/** What the checks found of a file that arrived whole. */
export type UploadOutcome = { fileId: string } | { refusal: FileRefusal };

/** What became of an upload. */
export interface SettledUpload {
  evidenceId: string;
  outcome: UploadOutcome;
}

/** A file about to be kept, for the question whether the same one is kept already. */
export interface ArrivedFile {
  evidenceId: string;
  kind: EvidenceKind;
  sizeBytes: number;
  sha256: string;
}
