import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CAMPAIGN_STATES } from '@benefit/shared/relief/campaign-contract';
import type { CampaignState } from '@benefit/shared/relief/campaign-contract';
import { CATEGORY_CODES } from '@benefit/shared/relief/category-rules';
import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalLongTextColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { DepartmentRow } from './department.entity.ts';

/** A relief effort with a start and a declared end (郑信用办〔2021〕23号 三, 四). Days are Asia/Shanghai. */
@Entity('campaign')
@Check('ck_campaign_status', oneOf('status', CAMPAIGN_STATES))
export class CampaignRow {
  @IdColumn()
  id!: string;

  @TextColumn('title', 60)
  title!: string;

  @TextColumn('basis', 120)
  basis!: string;

  @TextColumn('status', 16)
  status!: CampaignState;

  @TextColumn('starts_on', 10)
  startsOn!: string;

  @OptionalTextColumn('ended_on', 10)
  endedOn!: string | null;

  /** The declaring document: JSON with authority, number and date. */
  @OptionalLongTextColumn('document')
  document!: string | null;

  @ForeignKey(() => Account, { name: 'fk_campaign_ended_by', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('ended_by')
  endedBy!: string | null;

  @OptionalInstantColumn('ended_at')
  endedAt!: Date | null;

  /** The last day on which reports were taken, and the day that was published. */
  @OptionalTextColumn('archived_on', 10)
  archivedOn!: string | null;

  @OptionalTextColumn('published_on', 10)
  publishedOn!: string | null;

  @InstantColumn('created_at')
  createdAt!: Date;
}

/** One version of a campaign's points; never edited (rule 21). */
@Entity('point_table')
@Index('ux_point_table_campaign_id_version', ['campaignId', 'version'], { unique: true })
export class PointTableRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => CampaignRow, {
    name: 'fk_point_table_campaign',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('campaign_id')
  campaignId!: string;

  @IntColumn('version')
  version!: number;

  @InstantColumn('effective_from')
  effectiveFrom!: Date;

  /** JSON: `perPersonCap` and `rules` of `PointTable`. */
  @LongTextColumn('body')
  body!: string;

  @ForeignKey(() => Account, {
    name: 'fk_point_table_created_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('created_by')
  createdBy!: string | null;

  @InstantColumn('created_at')
  createdAt!: Date;
}

/** Which department gets the reports of a category in a district; an empty district stands for all others. */
@Entity('campaign_route')
@Check('ck_campaign_route_category_code', oneOf('category_code', CATEGORY_CODES))
@Index('ux_campaign_route_campaign_id_category_code_district', ['campaignId', 'categoryCode', 'district'], {
  unique: true,
})
export class CampaignRoute {
  @IdColumn()
  id!: string;

  @ForeignKey(() => CampaignRow, {
    name: 'fk_campaign_route_campaign',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('campaign_id')
  campaignId!: string;

  @TextColumn('category_code', 32)
  categoryCode!: CategoryCode;

  @TextColumn('district', 20)
  district!: string;

  @ForeignKey(() => DepartmentRow, {
    name: 'fk_campaign_route_department',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('department_id')
  departmentId!: string;
}

/** A round of grants; `finished_at` is set when every bonus of it stands. */
@Entity('grant_round')
@Index('ux_grant_round_campaign_id_round', ['campaignId', 'round'], { unique: true })
export class GrantRound {
  @IdColumn()
  id!: string;

  @ForeignKey(() => CampaignRow, {
    name: 'fk_grant_round_campaign',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('campaign_id')
  campaignId!: string;

  @IntColumn('round')
  round!: number;

  /** The instant as of which the round was reckoned: a resumed one takes nobody new. */
  @InstantColumn('as_of')
  asOf!: Date;

  @ForeignKey(() => Account, {
    name: 'fk_grant_round_started_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('started_by')
  startedBy!: string;

  @InstantColumn('started_at')
  startedAt!: Date;

  @OptionalInstantColumn('finished_at')
  finishedAt!: Date | null;
}
