import { Injectable } from '@nestjs/common';
import { madeWrong } from '@benefit/shared/relief/bulk-rules';
import type { RowFault } from '@benefit/shared/relief/bulk-row-reader-rules';
import type { BulkDeed } from '@benefit/shared/relief/bulk-rules';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { NoticeService } from '../../identity/notice.service.ts';
import { PersonLookupService } from '../../identity/person-lookup.service.ts';
import type { KnownPerson } from '../../identity/person-lookup.service.ts';
import type { Tx } from '../../platform/database.ts';
import { BulkEntryService } from './bulk-entry.service.ts';
import type { BulkReportRow, BulkRowEntity } from './bulk-report.entity.ts';
import { BulkRepository } from './bulk.repository.ts';
import type { NamedSheet } from './bulk.repository.ts';
import { BulkVault } from './bulk-vault.ts';
import { personFault, takenFault } from './row-faults.ts';
import { TakenDeedRepository, sameDeedKey } from './taken-deed.repository.ts';

/** A row with what is known of whom it is about. */
interface OpenRow {
  row: BulkRowEntity;
  cells: Record<string, string>;
  deed: BulkDeed;
  documentHash: string;
  person: KnownPerson | null;
}

/** Makes reports of rows, or keeps them for the person to answer. */
@Injectable()
export class RowTakingService {
  constructor(
    private readonly sheets: BulkRepository,
    private readonly taken: TakenDeedRepository,
    private readonly people: PersonLookupService,
    private readonly entries: BulkEntryService,
    private readonly vault: BulkVault,
    private readonly notices: NoticeService,
  ) {}

  /** Takes open rows of a committed sheet, each once; all in the caller's transaction. */
  async take(tx: Tx, sheet: BulkReportRow, rows: readonly BulkRowEntity[]): Promise<void> {
    const named = await this.sheets.named(tx, sheet.id);
    if (named === null || sheet.committedBy === null) throw new Error(`Nobody committed sheet ${sheet.id}`);
    const open = await this.openRows(tx, sheet, rows);
    const hashes = [...new Set(open.map(({ documentHash }) => documentHash))];
    const reported = await this.taken.reported(tx, sheet.campaignId, hashes);
    const actor = {
      accountId: sheet.committedBy,
      unit: named.department,
      label: named.committedBy ?? named.uploadedBy,
    };
    const ready: OpenRow[] = [];
    for (const { one, fault } of await this.claimed(tx, sheet, open)) {
      if (fault !== null) await this.makeWrong(tx, sheet, one, fault);
      else if (one.row.outcome === 'held') await this.askPerson(tx, one, named);
      else ready.push(one);
    }
    const { campaignId, departmentId } = sheet;
    const entries = ready.map(({ row, deed, documentHash, person }) => ({
      id: row.id,
      campaignId,
      departmentId,
      deed,
      documentHash,
      person,
      consent: deed.consent === null ? '' : `${deed.consent.way}，${deed.consent.on}`,
      // an enterprise may do several things on one day
      same: deed.documentType !== null && reported.has(sameDeedKey({ ...deed, documentHash })),
    }));
    await this.entries.addAll(tx, entries, actor);
    await this.sheets.link(
      tx,
      entries.map(({ id }) => id),
    );
  }

  private async openRows(tx: Tx, sheet: BulkReportRow, rows: readonly BulkRowEntity[]): Promise<OpenRow[]> {
    const key = this.vault.keyOf(sheet);
    const opened = rows.map((row) => {
      const { cells, deed } = this.vault.openRow(key, row);
      if (deed === null) throw new Error(`Row ${row.id} has no deed`);
      return { row, cells, deed, documentHash: this.vault.documentHash(deed) };
    });
    const people = await this.people.byDocuments(
      tx,
      sheet.holder === 'enterprise' ? [] : opened.map(({ documentHash }) => documentHash),
    );
    return opened.map((one) => ({ ...one, person: people.get(one.documentHash) ?? null }));
  }

  /** Speaks for the deeds of rows; what is said against those that may not be taken any more. */
  private async claimed(
    tx: Tx,
    sheet: BulkReportRow,
    open: readonly OpenRow[],
  ): Promise<{ one: OpenRow; fault: RowFault | null }[]> {
    const found = open.map((one) => ({ one, fault: personFaultOf(one, sheet.committedBy) }));
    const good = found.filter(({ fault }) => fault === null);
    const claims = good.map(({ one }) => ({
      rowId: one.row.id,
      key: this.vault.takenKey(sheet.campaignId, one.deed),
    }));
    if (await this.taken.claimAll(tx, claims)) return found;
    // some deed is spoken for: one by one then, to see which
    for (const entry of good) entry.fault = await this.claim(tx, sheet, entry.one);
    return found;
  }

  private async claim(tx: Tx, sheet: BulkReportRow, { row, deed }: OpenRow): Promise<RowFault | null> {
    const key = this.vault.takenKey(sheet.campaignId, deed);
    if (await this.taken.claim(tx, row.id, key)) return null;
    const before = (await this.taken.byKeys(tx, [key])).get(key);
    const against = before === undefined ? null : takenFault(before, deed);
    if (against !== null) return against;
    if (before !== undefined) await this.taken.release(tx, before.rowId);
    if (!(await this.taken.claim(tx, row.id, key))) throw new Error(`Row ${row.id} cannot be claimed`);
    return null;
  }

  private async makeWrong(
    tx: Tx,
    sheet: BulkReportRow,
    { row, cells, deed }: OpenRow,
    fault: RowFault,
  ): Promise<void> {
    const wrong = madeWrong({ line: row.line, outcome: row.outcome, cells, errors: [], deed }, fault);
    const sealed = this.vault.sealRow(this.vault.keyOf(sheet), row.id, { cells, deed: null });
    await this.sheets.makeWrong(tx, row.id, sealed, wrong.errors);
  }

  private async askPerson(tx: Tx, { person }: OpenRow, sheet: NamedSheet): Promise<void> {
    if (person?.accountId == null) return;
    await this.notices.notify(tx, person.accountId, askingWords(sheet));
  }
}

/** What speaks against a row whose person is bound: another name, or the officer's own. */
function personFaultOf({ deed, person }: OpenRow, officer: string | null): RowFault | null {
  if (person === null) return null;
  return personFault(deed, person, person.accountId === officer ? person.personId : null);
}

/** What somebody is told whose consent a department's row waits for. */
export const askingWords = ({
  department,
  campaignTitle,
}: Pick<NamedSheet, 'department' | 'campaignTitle'>) => ({
  kind: 'report' as const,
  title: '请确认是否同意报送',
  text: `${department}想报送您在“${campaignTitle}”中的事迹，还没有您的同意。请在“我的申报”里看过内容，再选择同意或不同意；不同意就不会报送。`,
  clause: `${RELIEF_BASIS} 四`,
});
