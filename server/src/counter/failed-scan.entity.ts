import { Check, Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  LongTextColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';

export const SCAN_ENTRIES = ['qr', 'digits'] as const;
export type ScanEntry = (typeof SCAN_ENTRIES)[number];

/**
 * A scan or redemption that was refused, kept for the holder's notice, for the limit on wrong digits
 * and for fraud statistics; never as guilt.
 */
@Entity('failed_scan')
@Check('ck_failed_scan_entry', oneOf('entry', SCAN_ENTRIES))
@Index('ix_failed_scan_terminal_id_entry_scanned_at', ['terminalId', 'entry', 'scannedAt'])
@Index('ix_failed_scan_pass_id_entry_scanned_at', ['passId', 'entry', 'scannedAt'])
export class FailedScan {
  @IdColumn()
  id!: string;

  @RefColumn('terminal_id')
  terminalId!: string;

  @TextColumn('entry', 8)
  entry!: ScanEntry;

  /** The verdict, or the code of the refused redemption. */
  @TextColumn('verdict', 32)
  verdict!: string;

  /** The reason that lies with the holder, behind a `refused`. */
  @OptionalTextColumn('reason', 32)
  reason!: string | null;

  @OptionalRefColumn('pass_id')
  passId!: string | null;

  /** What was read, cut to 300 characters. */
  @LongTextColumn('text')
  text!: string;

  @InstantColumn('scanned_at')
  scannedAt!: Date;
}
