import { Check, Entity, ForeignKey } from 'typeorm';
import { DECISIONS } from '@benefit/shared/relief/report-state-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';

/** Limits in working days and overrides of the holidays' calendar; a new row from each change on. */
@Entity('review_settings')
export class ReviewSettingsRow {
  @IdColumn()
  id!: string;

  @IntColumn('department_days')
  departmentDays!: number;

  @IntColumn('office_days')
  officeDays!: number;

  /** JSON: `[{day, working}]`. */
  @LongTextColumn('overrides')
  overrides!: string;

  @InstantColumn('effective_from')
  effectiveFrom!: Date;

  @ForeignKey(() => Account, {
    name: 'fk_review_settings_set_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('set_by')
  setBy!: string | null;
}

/** Words that officers start from. */
@Entity('reason_template')
@Check('ck_reason_template_decision', oneOf('decision', DECISIONS))
export class ReasonTemplateRow {
  @IdColumn()
  id!: string;

  @TextColumn('decision', 16)
  decision!: Decision;

  @TextColumn('title', 40)
  title!: string;

  @LongTextColumn('text')
  text!: string;

  @OptionalTextColumn('clause', 120)
  clause!: string | null;

  @InstantColumn('updated_at')
  updatedAt!: Date;

  @OptionalInstantColumn('removed_at')
  removedAt!: Date | null;
}
