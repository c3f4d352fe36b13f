import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { EVIDENCE_STATES } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceState, FileRefusal } from '@benefit/shared/relief/evidence-rules';
import { VENUE_FILE_PURPOSES } from '@benefit/shared/venue/joining-contract';
import type { VenueFilePurpose } from '@benefit/shared/venue/joining-contract';
import { StoredFile } from '../../files/stored-file.entity.ts';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

/** A picture of a venue, or the scan of its sealed commitment: announced first, then received and kept. */
@Entity('venue_file')
@Check('ck_venue_file_purpose', oneOf('purpose', VENUE_FILE_PURPOSES))
@Check('ck_venue_file_state', oneOf('state', EVIDENCE_STATES))
@Index('ix_venue_file_venue_id', ['venueId'])
@Index('ix_venue_file_file_id', ['fileId'])
export class VenueFileRow {
  /** Made where it was chosen; also the id of its upload. */
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_venue_file_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @TextColumn('purpose', 16)
  purpose!: VenueFilePurpose;

  @TextColumn('name', 200)
  name!: string;

  @IntColumn('size_bytes')
  sizeBytes!: number;

  /** As it is stated until it has arrived; then by its bytes. */
  @TextColumn('media_type', 100)
  mediaType!: string;

  @TextColumn('state', 16)
  state!: EvidenceState;

  @OptionalTextColumn('refusal', 32)
  refusal!: FileRefusal | null;

  @ForeignKey(() => StoredFile, { name: 'fk_venue_file_file', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('file_id')
  fileId!: string | null;

  @ForeignKey(() => Account, { name: 'fk_venue_file_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('created_at')
  createdAt!: Date;

  /** Taken off; its bytes go once nothing that is published shows them. */
  @OptionalInstantColumn('removed_at')
  removedAt!: Date | null;
}
