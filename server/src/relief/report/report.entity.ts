import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CATEGORY_CODES } from '@benefit/shared/relief/category-rules';
import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import { REPORT_STATES } from '@benefit/shared/relief/report-state-rules';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import { HOLDER_KINDS } from '@benefit/shared/venue/benefit-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { Account } from '../../identity/account.entity.ts';
import { Person } from '../../identity/person.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalIntColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { CampaignRow } from '../campaign/campaign.entity.ts';
import { DepartmentRow } from '../campaign/department.entity.ts';

export const REPORT_ORIGINS = ['self', 'bulk'] as const;
export type ReportOrigin = (typeof REPORT_ORIGINS)[number];

/**
 * One person's or enterprise's deed with its evidence. What says who and what is sealed under a key
 * of this report alone: erasing it erases the report and leaves the counts whole.
 */
@Entity('report')
@Check('ck_report_category_code', oneOf('category_code', CATEGORY_CODES))
@Check('ck_report_state', oneOf('state', REPORT_STATES))
@Check('ck_report_holder', oneOf('holder', HOLDER_KINDS))
@Check('ck_report_origin', oneOf('origin', REPORT_ORIGINS))
@Index('ux_report_number', ['number'], { unique: true })
@Index('ix_report_account_id_id', ['accountId', 'id'])
@Index('ix_report_document_hash_campaign_id', ['documentHash', 'campaignId'])
@Index('ix_report_receipt_hash', ['receiptHash'])
@Index('ix_report_name_hash', ['nameHash'])
@Index('ix_report_department_id_state_sort_at_id', ['departmentId', 'state', 'sortAt', 'id'])
@Index('ix_report_state_sort_at_id', ['state', 'sortAt', 'id'])
@Index('ix_report_district_state_sort_at_id', ['district', 'state', 'sortAt', 'id'])
@Index('ix_report_claimed_until_claimed_by', ['claimedUntil', 'claimedBy'])
@Index('ix_report_campaign_id_state_confirmed_at_id', ['campaignId', 'state', 'confirmedAt', 'id'])
export class ReportRow {
  /** Made on the phone, so that a repeated request is the same report. */
  @IdColumn()
  id!: string;

  /** `RB-260811-0417`; given at the first submission. */
  @OptionalTextColumn('number', 20)
  number!: string | null;

  @ForeignKey(() => CampaignRow, { name: 'fk_report_campaign', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('campaign_id')
  campaignId!: string;

  @TextColumn('category_code', 32)
  categoryCode!: CategoryCode;

  @TextColumn('holder', 16)
  holder!: HolderKind;

  @TextColumn('origin', 8)
  origin!: ReportOrigin;

  /** Whose phone reports; empty for what a department reported. */
  @ForeignKey(() => Account, { name: 'fk_report_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('account_id')
  accountId!: string | null;

  /** The person, once one is bound to the document; empty for enterprises. */
  @ForeignKey(() => Person, { name: 'fk_report_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('person_id')
  personId!: string | null;

  /** Keyed hash of the document, as in `person`; of the credit code for enterprises. */
  @TextColumn('document_hash', 64)
  documentHash!: string;

  /** Keyed hash of the full name, for the officers' search. */
  @TextColumn('name_hash', 64)
  nameHash!: string;

  /** Keyed hash of a donation's receipt number: the same one twice is a hint. */
  @OptionalTextColumn('receipt_hash', 64)
  receiptHash!: string | null;

  /** This report's data key, wrapped by a master key. */
  @LongTextColumn('data_key')
  dataKey!: string;

  /** JSON, sealed: who, and what was done; see `SealedContent`. */
  @LongTextColumn('content_sealed')
  contentSealed!: string;

  /** Keyed hash of the content as it was put, evidence included: the same content again changes nothing. */
  @TextColumn('content_hash', 64)
  contentHash!: string;

  @TextColumn('district', 20)
  district!: string;

  @TextColumn('started_on', 10)
  startedOn!: string;

  @TextColumn('ended_on', 10)
  endedOn!: string;

  @TextColumn('state', 16)
  state!: ReportState;

  /** Counts every change of content and state; who is second is told (409). */
  @IntColumn('version')
  version!: number;

  /** Who recognises; empty while it waits at the office to be handed on. */
  @ForeignKey(() => DepartmentRow, {
    name: 'fk_report_department',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('department_id')
  departmentId!: string | null;

  /** Hours that count for the points, as the department recognised them; in tenths. */
  @OptionalIntColumn('hours_tenths')
  hoursTenths!: number | null;

  /** What officers see at once in the list: codes of `ReportHint`, separated by commas. */
  @TextColumn('hints', 120)
  hints!: string;

  /** Items to supplement while it is returned: JSON of `ReturnItem[]`, sealed. */
  @LongTextColumn('items_sealed')
  itemsSealed!: string;

  /** By when the present step is due; empty where no limit runs. */
  @OptionalInstantColumn('due_at')
  dueAt!: Date | null;

  /** Half working days that were left when the clock paused. */
  @OptionalIntColumn('paused_halves')
  pausedHalves!: number | null;

  /** The order of the queue: when it is due, else when it came. */
  @InstantColumn('sort_at')
  sortAt!: Date;

  @ForeignKey(() => Account, { name: 'fk_report_claimed_by', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('claimed_by')
  claimedBy!: string | null;

  @OptionalInstantColumn('claimed_until')
  claimedUntil!: Date | null;

  @IntColumn('appeals')
  appeals!: number;

  @IntColumn('sent_back')
  sentBack!: number;

  @OptionalInstantColumn('submitted_at')
  submittedAt!: Date | null;

  @OptionalInstantColumn('confirmed_at')
  confirmedAt!: Date | null;

  @InstantColumn('created_at')
  createdAt!: Date;

  @InstantColumn('updated_at')
  updatedAt!: Date;
}

/** One thing that happened to a report; rows are added, never changed. */
@Entity('report_event')
@Index('ux_report_event_report_id_version', ['reportId', 'version'], { unique: true })
@Index('ix_report_event_actor_unit_at', ['actorUnit', 'at'])
export class ReportEvent {
  @IdColumn()
  id!: string;

  @ForeignKey(() => ReportRow, { name: 'fk_report_event_report', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('report_id')
  reportId!: string;

  /** The report's version that this made. */
  @IntColumn('version')
  version!: number;

  @InstantColumn('at')
  at!: Date;

  /** `put`, an action of the state table, `hand-on` or `bulk`. */
  @TextColumn('action', 16)
  action!: string;

  @OptionalTextColumn('from_state', 16)
  fromState!: ReportState | null;

  @TextColumn('to_state', 16)
  toState!: ReportState;

  /** Who did it; empty for the campaign's and the score system's own doing. */
  @ForeignKey(() => Account, { name: 'fk_report_event_actor', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('actor_id')
  actorId!: string | null;

  /** The unit as the reporter reads it, and the person as colleagues do. */
  @TextColumn('actor_unit', 64)
  actorUnit!: string;

  @TextColumn('actor_label', 64)
  actorLabel!: string;

  /** Sealed under the report's key: JSON with `reason` and `items`. */
  @LongTextColumn('words_sealed')
  wordsSealed!: string;

  @OptionalTextColumn('clause', 120)
  clause!: string | null;

  /** True where a working-day limit ran for this step and was kept; empty where none ran. */
  @OptionalIntColumn('on_time')
  onTime!: number | null;
}

/** A remark of officers among themselves. */
@Entity('report_comment')
@Index('ix_report_comment_report_id_id', ['reportId', 'id'])
export class ReportComment {
  @IdColumn()
  id!: string;

  @ForeignKey(() => ReportRow, {
    name: 'fk_report_comment_report',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('report_id')
  reportId!: string;

  @ForeignKey(() => Account, { name: 'fk_report_comment_author', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('author_id')
  authorId!: string;

  @TextColumn('author_label', 64)
  authorLabel!: string;

  @LongTextColumn('text_sealed')
  textSealed!: string;

  @InstantColumn('at')
  at!: Date;
}

/**
 * How many reports stand where, kept with every transition: a queue's counts are read from a few
 * rows, however many reports there are. `department_id` is empty text where none is concerned.
 */
@Entity('report_count')
export class ReportCount {
  /** The five columns below, joined by `|`. */
  @PrimaryColumn('varchar', { name: 'id', length: 128 })
  id!: string;

  @RefColumn('campaign_id')
  campaignId!: string;

  @TextColumn('category_code', 32)
  categoryCode!: CategoryCode;

  @TextColumn('district', 20)
  district!: string;

  @TextColumn('department_id', 26)
  departmentId!: string;

  @TextColumn('state', 16)
  state!: ReportState;

  @IntColumn('reports')
  reports!: number;
}

/** The last number given on a day of Asia/Shanghai. */
@Entity('report_day')
export class ReportDay {
  @PrimaryColumn('varchar', { name: 'day', length: 10 })
  day!: string;

  @IntColumn('last_number')
  lastNumber!: number;
}
