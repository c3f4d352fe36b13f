import { Injectable } from '@nestjs/common';
import { deedKey } from '@benefit/shared/relief/bulk-rules';
import type { BulkDeed } from '@benefit/shared/relief/bulk-rules';
import { PersonLookupService } from '../../identity/person-lookup.service.ts';
import { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Place } from '../../platform/crypto/field-cipher.ts';
import { ReportVault } from '../report/report-vault.ts';

/** What is kept of a row: its cells as they are shown, and what goes on, unless it is wrong. */
export interface KeptRow {
  cells: Record<string, string>;
  deed: BulkDeed | null;
}

const keyPlace = (sheetId: string): Place => ({ table: 'bulk_report', column: 'data_key', row: sheetId });
const namePlace = (sheetId: string): Place => ({ table: 'bulk_report', column: 'file_name', row: sheetId });
const cellsPlace = (rowId: string): Place => ({ table: 'bulk_row', column: 'cells', row: rowId });

/** Seals and opens what belongs to one sheet, under that sheet's own key, and names whom a row is about. */
@Injectable()
export class BulkVault {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly reports: ReportVault,
    private readonly people: PersonLookupService,
  ) {}

  /** A fresh key for a new sheet, wrapped for its row. */
  newKey(sheetId: string): string {
    return this.cipher.newPersonKey(keyPlace(sheetId));
  }

  /** The key itself; opened once for many rows. */
  keyOf({ id, dataKey }: { id: string; dataKey: string }): string {
    return this.cipher.open(dataKey, keyPlace(id));
  }

  sealFileName(key: string, sheetId: string, fileName: string): string {
    return this.cipher.sealFor(key, fileName, namePlace(sheetId));
  }

  fileNameOf(sheet: { id: string; dataKey: string; fileNameSealed: string }): string {
    return this.cipher.openFor(this.keyOf(sheet), sheet.fileNameSealed, namePlace(sheet.id));
  }

  sealRow(key: string, rowId: string, row: KeptRow): string {
    return this.cipher.sealFor(key, JSON.stringify(row), cellsPlace(rowId));
  }

  openRow(key: string, row: { id: string; cellsSealed: string }): KeptRow {
    return JSON.parse(this.cipher.openFor(key, row.cellsSealed, cellsPlace(row.id))) as KeptRow;
  }

  /** The hash under which a report names its person or enterprise. */
  documentHash({ documentType, documentNumber, creditCode }: BulkDeed): string {
    return documentType === null
      ? this.reports.creditCodeHash(creditCode)
      : this.people.documentHash(documentType, documentNumber);
  }

  /** Keyed hash of a campaign and a deed in it: two rows that say the same have one. */
  takenKey(campaignId: string, deed: BulkDeed): string {
    return this.cipher.lookupHash('bulk-deed', `${campaignId}\0${deedKey(deed)}`);
  }
}
