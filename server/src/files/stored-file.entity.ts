import { Check, Entity, Index } from 'typeorm';
import { EVIDENCE_KINDS } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceKind } from '@benefit/shared/relief/evidence-rules';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalIntColumn,
  OptionalTextColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';

export const SCAN_RESULTS = ['clean', 'not-scanned'] as const;

/**
 * A file that arrived whole, was checked and is kept, encrypted under a key of its own. The row
 * comes after the file: a file without a row is swept, a row without a file cannot be explained.
 */
@Entity('stored_file')
@Check('ck_stored_file_kind', oneOf('kind', EVIDENCE_KINDS))
@Check('ck_stored_file_scan', oneOf('scan', SCAN_RESULTS))
@Index('ix_stored_file_sha256', ['sha256'])
@Index('ix_stored_file_look_0', ['look0'])
@Index('ix_stored_file_look_1', ['look1'])
@Index('ix_stored_file_look_2', ['look2'])
@Index('ix_stored_file_look_3', ['look3'])
export class StoredFile {
  @IdColumn()
  id!: string;

  @TextColumn('kind', 8)
  kind!: EvidenceKind;

  /** By content, never as stated. */
  @TextColumn('media_type', 100)
  mediaType!: string;

  @IntColumn('size_bytes')
  sizeBytes!: number;

  /** Of the original, in hexadecimal. */
  @TextColumn('sha256', 64)
  sha256!: string;

  /** This file's random key, wrapped by a master key. */
  @LongTextColumn('data_key')
  dataKey!: string;

  /** Forms that are kept, beside the original: `preview,thumbnail` or empty; with their sizes in JSON. */
  @LongTextColumn('derivatives')
  derivatives!: string;

  @OptionalIntColumn('width')
  width!: number | null;

  @OptionalIntColumn('height')
  height!: number | null;

  @OptionalIntColumn('duration_ms')
  durationMs!: number | null;

  /** JSON, sealed: what the file tells of its making (time, place, device, software). */
  @LongTextColumn('making_sealed')
  makingSealed!: string;

  /** Perceptual hash, 64 bits in hexadecimal, and its four bands of 16 bits for the search. */
  @OptionalTextColumn('look', 16)
  look!: string | null;

  @OptionalIntColumn('look_0')
  look0!: number | null;

  @OptionalIntColumn('look_1')
  look1!: number | null;

  @OptionalIntColumn('look_2')
  look2!: number | null;

  @OptionalIntColumn('look_3')
  look3!: number | null;

  @TextColumn('scan', 16)
  scan!: (typeof SCAN_RESULTS)[number];

  @InstantColumn('stored_at')
  storedAt!: Date;

  /** The key is erased and the bytes are gone. */
  @OptionalInstantColumn('erased_at')
  erasedAt!: Date | null;
}
