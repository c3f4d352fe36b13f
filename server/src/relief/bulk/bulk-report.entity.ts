import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { BULK_OUTCOMES } from '@benefit/shared/relief/bulk-contract';
import type { BulkOutcome } from '@benefit/shared/relief/bulk-contract';
import { HOLDER_KINDS } from '@benefit/shared/venue/benefit-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { Account } from '../../identity/account.entity.ts';
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
import { CampaignRow } from '../campaign/campaign.entity.ts';
import { DepartmentRow } from '../campaign/department.entity.ts';
import { ReportRow } from '../report/report.entity.ts';

export const BULK_STATES = ['checked', 'committed', 'dropped'] as const;

/** A sheet that a department reported (郑信用办〔2021〕23号 四). */
@Entity('bulk_report')
@Check('ck_bulk_report_status', oneOf('status', BULK_STATES))
@Check('ck_bulk_report_holder', oneOf('holder', HOLDER_KINDS))
@Index('ix_bulk_report_department_id_id', ['departmentId', 'id'])
@Index('ix_bulk_report_sha256', ['sha256'])
@Index('ux_bulk_report_committed_key', ['committedKey'], { unique: true })
export class BulkReportRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => CampaignRow, {
    name: 'fk_bulk_report_campaign',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('campaign_id')
  campaignId!: string;

  @ForeignKey(() => DepartmentRow, {
    name: 'fk_bulk_report_department',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('department_id')
  departmentId!: string;

  @ForeignKey(() => Account, {
    name: 'fk_bulk_report_uploaded_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('uploaded_by')
  uploadedBy!: string;

  @TextColumn('holder', 16)
  holder!: HolderKind;

  /** Sealed under the sheet's key: a name may say whom it is about. */
  @LongTextColumn('file_name_sealed')
  fileNameSealed!: string;

  @IntColumn('size_bytes')
  sizeBytes!: number;

  @TextColumn('sha256', 64)
  sha256!: string;

  @TextColumn('status', 16)
  status!: (typeof BULK_STATES)[number];

  /** Campaign, department and hash of what was committed: the same file is taken once. Empty until then. */
  @OptionalTextColumn('committed_key', 120)
  committedKey!: string | null;

  @ForeignKey(() => Account, {
    name: 'fk_bulk_report_committed_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('committed_by')
  committedBy!: string | null;

  @IntColumn('rows_ready')
  rowsReady!: number;

  @IntColumn('rows_held')
  rowsHeld!: number;

  @IntColumn('rows_wrong')
  rowsWrong!: number;

  @IntColumn('checked_ms')
  checkedMs!: number;

  /** This sheet's data key, wrapped by a master key; its rows are sealed under it. */
  @LongTextColumn('data_key')
  dataKey!: string;

  @InstantColumn('uploaded_at')
  uploadedAt!: Date;

  @OptionalInstantColumn('committed_at')
  committedAt!: Date | null;

  /** When every row had become what it is to be: what was cut short before goes on at the next start. */
  @OptionalInstantColumn('finished_at')
  finishedAt!: Date | null;
}

/** One line of a sheet, sealed, with what became of it. */
@Entity('bulk_row')
@Check('ck_bulk_row_outcome', oneOf('outcome', BULK_OUTCOMES))
@Index('ux_bulk_row_bulk_report_id_line', ['bulkReportId', 'line'], { unique: true })
@Index('ux_bulk_row_taken_key', ['takenKey'], { unique: true })
@Index('ix_bulk_row_document_hash_outcome_answered_at', ['documentHash', 'outcome', 'answeredAt'])
export class BulkRowEntity {
  @IdColumn()
  id!: string;

  @ForeignKey(() => BulkReportRow, {
    name: 'fk_bulk_row_bulk_report',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('bulk_report_id')
  bulkReportId!: string;

  @IntColumn('line')
  line!: number;

  @TextColumn('outcome', 8)
  outcome!: BulkOutcome;

  /** Keyed hash of the person's document; empty where it could not be read, or for enterprises. */
  @OptionalTextColumn('document_hash', 64)
  documentHash!: string | null;

  /** JSON, sealed under the sheet's key: the cells as they are shown, and the deed unless the row is wrong. */
  @LongTextColumn('cells_sealed')
  cellsSealed!: string;

  /** JSON of `FieldError[]`. */
  @LongTextColumn('errors')
  errors!: string;

  /**
   * Keyed hash of the campaign and the deed (who, category, dates), set when the row is taken or held
   * for good: of two rows that say the same, in whatever sheets, the second finds it here.
   */
  @OptionalTextColumn('taken_key', 64)
  takenKey!: string | null;

  /** The report that it became; both have one id. */
  @ForeignKey(() => ReportRow, { name: 'fk_bulk_row_report', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('report_id')
  reportId!: string | null;

  /** When the person answered a held row. */
  @OptionalInstantColumn('answered_at')
  answeredAt!: Date | null;
}
