import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { EVIDENCE_STATES } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceState, FileRefusal } from '@benefit/shared/relief/evidence-rules';
import { StoredFile } from '../../files/stored-file.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { ReportRow } from './report.entity.ts';

export const EVIDENCE_SOURCES = ['camera', 'album'] as const;

/** A file that a report names: announced first, then received, checked and kept, or refused. */
@Entity('evidence')
@Check('ck_evidence_state', oneOf('state', EVIDENCE_STATES))
@Check('ck_evidence_source', oneOf('source', EVIDENCE_SOURCES))
@Index('ix_evidence_report_id_position', ['reportId', 'position'])
@Index('ix_evidence_file_id', ['fileId'])
@Index('ix_evidence_removed_at', ['removedAt'])
export class EvidenceRow {
  /** Made on the phone; also the id of its upload. */
  @IdColumn()
  id!: string;

  @ForeignKey(() => ReportRow, { name: 'fk_evidence_report', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('report_id')
  reportId!: string;

  @IntColumn('position')
  position!: number;

  /** Sealed under the report's key: a name may say whom a file shows. */
  @LongTextColumn('file_name_sealed')
  fileNameSealed!: string;

  @IntColumn('size_bytes')
  sizeBytes!: number;

  /** As the phone states it; what counts is what the bytes say (`stored_file`). */
  @TextColumn('media_type', 100)
  mediaType!: string;

  @TextColumn('source', 8)
  source!: (typeof EVIDENCE_SOURCES)[number];

  /** When the challenge that came with the announcement was fetched. */
  @OptionalInstantColumn('challenged_at')
  challengedAt!: Date | null;

  @TextColumn('state', 16)
  state!: EvidenceState;

  @OptionalTextColumn('refusal', 32)
  refusal!: FileRefusal | null;

  @ForeignKey(() => StoredFile, { name: 'fk_evidence_file', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('file_id')
  fileId!: string | null;

  @InstantColumn('created_at')
  createdAt!: Date;

  /** Taken off the report; the file goes with the next sweep. */
  @OptionalInstantColumn('removed_at')
  removedAt!: Date | null;
}
