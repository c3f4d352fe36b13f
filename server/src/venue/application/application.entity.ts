import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { APPLICATION_STATES } from '@benefit/shared/venue/application-contract';
import type { ApplicationState } from '@benefit/shared/venue/application-contract';
import { EnterpriseRow } from '../../enterprise/enterprise.entity.ts';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

const RESTRICT = { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' } as const;

/** An enterprise asks a venue for its benefits (附件1 四); answered once by the venue. */
@Entity('enterprise_application')
@Check('ck_enterprise_application_state', oneOf('state', APPLICATION_STATES))
@Index('ix_enterprise_application_venue_id_id', ['venueId', 'id'])
@Index('ix_enterprise_application_enterprise_id_venue_id', ['enterpriseId', 'venueId'])
export class ApplicationRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => EnterpriseRow, { name: 'fk_enterprise_application_enterprise', ...RESTRICT })
  @RefColumn('enterprise_id')
  enterpriseId!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_enterprise_application_venue', ...RESTRICT })
  @RefColumn('venue_id')
  venueId!: string;

  @ForeignKey(() => Account, { name: 'fk_enterprise_application_applied_by', ...RESTRICT })
  @RefColumn('applied_by')
  appliedBy!: string;

  @InstantColumn('applied_at')
  appliedAt!: Date;

  /** Of `enterprise_file`; several applications may share one document. */
  @RefColumn('identity_file_id')
  identityFileId!: string;

  @OptionalRefColumn('rating_file_id')
  ratingFileId!: string | null;

  @TextColumn('state', 16)
  state!: ApplicationState;

  @ForeignKey(() => Account, { name: 'fk_enterprise_application_answered_by', ...RESTRICT })
  @OptionalRefColumn('answered_by')
  answeredBy!: string | null;

  @OptionalInstantColumn('answered_at')
  answeredAt!: Date | null;

  @OptionalTextColumn('reason', 200)
  reason!: string | null;

  /** The last day on which an accepted one holds, `yyyy-mm-dd`. */
  @OptionalTextColumn('valid_until', 10)
  validUntil!: string | null;
}
