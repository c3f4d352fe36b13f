import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Person } from '../../identity/person.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalInstantColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { CampaignRow } from './campaign.entity.ts';
import { ReportRow } from '../report/report.entity.ts';

export const BONUS_STATES = ['granted', 'credited', 'rejected'] as const;
export type BonusState = (typeof BONUS_STATES)[number];

/** Points proposed to the score system for one report; each report once, whoever presses (rule 14). */
@Entity('bonus')
@Check('ck_bonus_state', oneOf('state', BONUS_STATES))
@Index('ux_bonus_report_id', ['reportId'], { unique: true })
@Index('ix_bonus_campaign_id_person_id', ['campaignId', 'personId'])
@Index('ix_bonus_campaign_id_round', ['campaignId', 'round'])
@Index('ix_bonus_person_id_id', ['personId', 'id'])
export class BonusRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => CampaignRow, { name: 'fk_bonus_campaign', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('campaign_id')
  campaignId!: string;

  @IntColumn('round')
  round!: number;

  @ForeignKey(() => ReportRow, { name: 'fk_bonus_report', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('report_id')
  reportId!: string;

  @ForeignKey(() => Person, { name: 'fk_bonus_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('person_id')
  personId!: string;

  @IntColumn('points')
  points!: number;

  /** Points that the cap per person or per category took away. */
  @IntColumn('capped_by')
  cappedBy!: number;

  @IntColumn('table_version')
  tableVersion!: number;

  /** `+3，防疫一线志愿服务，规则第 2 版`; no personal data. */
  @TextColumn('text', 200)
  text!: string;

  @TextColumn('state', 16)
  state!: BonusState;

  @InstantColumn('granted_at')
  grantedAt!: Date;

  @OptionalInstantColumn('credited_at')
  creditedAt!: Date | null;

  @OptionalTextColumn('rejected_reason', 200)
  rejectedReason!: string | null;
}
