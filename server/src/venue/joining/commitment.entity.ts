import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SIGNER_ROLES } from '@benefit/shared/venue/commitment-rules';
import type { SignerRole } from '@benefit/shared/venue/commitment-rules';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

/** A signature under the commitment (附件3), with the text as it stood. Never changed but for its receipt. */
@Entity('venue_commitment')
@Check('ck_venue_commitment_signer_role', oneOf('signer_role', SIGNER_ROLES))
@Index('ix_venue_commitment_venue_id', ['venueId'])
export class VenueCommitment {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, {
    name: 'fk_venue_commitment_venue',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('venue_id')
  venueId!: string;

  @LongTextColumn('text')
  text!: string;

  /** Of the text in UTF-8, hexadecimal. */
  @TextColumn('sha256', 64)
  sha256!: string;

  @TextColumn('template_version', 16)
  templateVersion!: string;

  @LongTextColumn('signer_sealed')
  signerSealed!: string;

  @TextColumn('signer_role', 16)
  signerRole!: SignerRole;

  @ForeignKey(() => Account, {
    name: 'fk_venue_commitment_account',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('signed_at')
  signedAt!: Date;

  @ForeignKey(() => Account, {
    name: 'fk_venue_commitment_acknowledged_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('acknowledged_by')
  acknowledgedBy!: string | null;

  @OptionalInstantColumn('acknowledged_at')
  acknowledgedAt!: Date | null;
}

/** Official words that the office put in place of the product's own. */
@Entity('commitment_template')
export class CommitmentTemplate {
  @PrimaryColumn('int', { name: 'version' })
  version!: number;

  @LongTextColumn('text')
  text!: string;

  @ForeignKey(() => Account, {
    name: 'fk_commitment_template_account',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('published_at')
  publishedAt!: Date;
}
