import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { GRADES } from '@benefit/shared/credit/grade-rules';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import { QUOTA_UNITS } from '@benefit/shared/ledger/quota-rules';
import { BENEFIT_KINDS, HOLDER_KINDS } from '@benefit/shared/venue/benefit-rules';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalInstantColumn,
  OptionalIntColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { VenueRow } from './venue.entity.ts';

/** A benefit of a venue. What it gives stands in its versions; quotas count across them (rule 8). */
@Entity('benefit')
@Index('ix_benefit_venue_id', ['venueId'])
export class BenefitRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_benefit_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @InstantColumn('created_at')
  createdAt!: Date;
}

/** What a benefit gave from one instant on. Never edited: a ledger row names the version that gave it. */
@Entity('benefit_version')
@Check('ck_benefit_version_kind', oneOf('kind', BENEFIT_KINDS))
@Check('ck_benefit_version_holder', oneOf('holder', HOLDER_KINDS))
@Check('ck_benefit_version_grade', oneOf('grade', GRADES))
@Check('ck_benefit_version_quota_unit', oneOf('quota_unit', QUOTA_UNITS))
export class BenefitVersion {
  @ForeignKey(() => BenefitRow, {
    name: 'fk_benefit_version_benefit',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @PrimaryColumn('varchar', { name: 'benefit_id', length: 26 })
  benefitId!: string;

  @PrimaryColumn('int', { name: 'version' })
  version!: number;

  @TextColumn('kind', 24)
  kind!: (typeof BENEFIT_KINDS)[number];

  @TextColumn('title', 40)
  title!: string;

  @TextColumn('holder', 16)
  holder!: (typeof HOLDER_KINDS)[number];

  @TextColumn('grade', 16)
  grade!: Grade;

  @TextColumn('terms', 300)
  terms!: string;

  /** The part taken off, 1–100; only for `percentage-off`. */
  @OptionalIntColumn('percent_off')
  percentOff!: number | null;

  @OptionalIntColumn('quota_limit')
  quotaLimit!: number | null;

  @OptionalIntColumn('quota_every')
  quotaEvery!: number | null;

  @OptionalTextColumn('quota_unit', 8)
  quotaUnit!: (typeof QUOTA_UNITS)[number] | null;

  /** What uses count under besides, where the unit's outlets count together; null where each counts for itself. */
  @OptionalTextColumn('quota_key', 26)
  quotaKey!: string | null;

  /** First and last day, `yyyy-mm-dd`; null where none is named. */
  @OptionalTextColumn('starts_on', 10)
  startsOn!: string | null;

  @OptionalTextColumn('ends_on', 10)
  endsOn!: string | null;

  /** Digits of the days of the week, Monday 1; null for every day. */
  @OptionalTextColumn('weekdays', 7)
  weekdays!: string | null;

  /** Hours of a day, `09:00` to `24:00`; null for the whole day. */
  @OptionalTextColumn('hours_from', 5)
  hoursFrom!: string | null;

  @OptionalTextColumn('hours_to', 5)
  hoursTo!: string | null;

  /** Of a deposit waiver: how many a holder may have open at once; null where the venue says nothing. */
  @OptionalIntColumn('open_limit')
  openLimit!: number | null;

  /** Of a deposit waiver that only lowers the deposit: by how much, in fen. */
  @OptionalIntColumn('reduced_fen')
  reducedFen!: number | null;

  /** What a percentage is taken off. */
  @OptionalTextColumn('basis', 16)
  basis!: 'purchase' | 'deposit' | null;

  /** 1 where it may be had together with the venue's other offers; null where nothing is said. */
  @OptionalIntColumn('combinable')
  combinable!: number | null;

  /** 1 where it may be given while the counter has no network, else 0. */
  @IntColumn('offline_safe')
  offlineSafe!: number;

  @InstantColumn('valid_from')
  validFrom!: Date;

  @OptionalInstantColumn('valid_until')
  validUntil!: Date | null;
}
