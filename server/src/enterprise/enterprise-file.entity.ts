import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { ENTERPRISE_FILE_PURPOSES } from '@benefit/shared/enterprise/enterprise-contract';
import type { EnterpriseFilePurpose } from '@benefit/shared/enterprise/enterprise-contract';
import { EVIDENCE_STATES } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceState, FileRefusal } from '@benefit/shared/relief/evidence-rules';
import { StoredFile } from '../files/stored-file.entity.ts';
import { Account } from '../identity/account.entity.ts';
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
} from '../platform/columns.ts';
import { EnterpriseRow } from './enterprise.entity.ts';

/** A document of an enterprise: announced first, then received, and erased when it is not needed any more. */
@Entity('enterprise_file')
@Check('ck_enterprise_file_purpose', oneOf('purpose', ENTERPRISE_FILE_PURPOSES))
@Check('ck_enterprise_file_state', oneOf('state', EVIDENCE_STATES))
@Index('ix_enterprise_file_enterprise_id', ['enterpriseId'])
@Index('ix_enterprise_file_file_id', ['fileId'])
export class EnterpriseFileRow {
  /** Made where it was chosen; also the id of its upload. */
  @IdColumn()
  id!: string;

  @ForeignKey(() => EnterpriseRow, {
    name: 'fk_enterprise_file_enterprise',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('enterprise_id')
  enterpriseId!: string;

  @TextColumn('purpose', 16)
  purpose!: EnterpriseFilePurpose;

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

  @ForeignKey(() => StoredFile, {
    name: 'fk_enterprise_file_file',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('file_id')
  fileId!: string | null;

  @ForeignKey(() => Account, {
    name: 'fk_enterprise_file_account',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('created_at')
  createdAt!: Date;

  /** When another took its place, or it was not needed any more. */
  @OptionalInstantColumn('removed_at')
  removedAt!: Date | null;
}
