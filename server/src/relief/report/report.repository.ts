import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { DECISIONS } from '@benefit/shared/relief/report-state-rules';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { Tx } from '../../platform/database.ts';
import { PAGE_SIZE } from '../../platform/page.ts';
import { ReportCount, ReportEvent, ReportRow } from './report.entity.ts';

/** What `report_count` counts by. */
export type CountKey = Pick<ReportRow, 'campaignId' | 'categoryCode' | 'district' | 'departmentId' | 'state'>;

const countId = (key: CountKey): string =>
  [key.campaignId, key.categoryCode, key.district, key.departmentId ?? '', key.state].join('|');

/** Ids in one statement. */
const IDS_AT_ONCE = 500;

@Injectable()
export class ReportRepository {
  find(tx: Tx, id: string): Promise<ReportRow | null> {
    return tx.orm.findOneBy(ReportRow, { id });
  }

  /** Several reports, in no order. */
  async findMany(tx: Tx, ids: readonly string[]): Promise<ReportRow[]> {
    const found: ReportRow[] = [];
    for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
      found.push(...(await tx.orm.findBy(ReportRow, { id: In(ids.slice(start, start + IDS_AT_ONCE)) })));
    }
    return found;
  }

  /** Locks the report until the transaction ends, then reads it: who comes second sees what the first did. */
  async lock(tx: Tx, id: string): Promise<ReportRow | null> {
    await tx.query(`SELECT id FROM report WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id);
  }

  async add(tx: Tx, report: ReportRow): Promise<void> {
    await tx.orm.insert(ReportRow, report);
  }

  async addAll(tx: Tx, reports: ReportRow[]): Promise<void> {
    if (reports.length > 0) await tx.orm.insert(ReportRow, reports);
  }

  async update(tx: Tx, id: string, changes: Partial<ReportRow>): Promise<void> {
    await tx.orm.update(ReportRow, { id }, changes);
  }

  /** Reports of an account, newest first, one row more than a page. */
  pageOf(tx: Tx, accountId: string, before: string | null): Promise<ReportRow[]> {
    return tx.orm.find(ReportRow, {
      where: before === null ? { accountId } : { accountId, id: LessThan(before) },
      order: { id: 'DESC' },
      take: PAGE_SIZE + 1,
    });
  }

  /** Other reports of the same document in a campaign, or in all. */
  byDocument(tx: Tx, documentHash: string, campaignId?: string): Promise<ReportRow[]> {
    return tx.orm.find(ReportRow, {
      where: campaignId === undefined ? { documentHash } : { documentHash, campaignId },
      order: { id: 'ASC' },
      take: 100,
    });
  }

  byReceipt(tx: Tx, receiptHash: string): Promise<ReportRow[]> {
    return tx.orm.find(ReportRow, { where: { receiptHash }, order: { id: 'ASC' }, take: 20 });
  }

  async addEvent(tx: Tx, event: ReportEvent): Promise<void> {
    await tx.orm.insert(ReportEvent, event);
  }

  async addEvents(tx: Tx, events: ReportEvent[]): Promise<void> {
    if (events.length > 0) await tx.orm.insert(ReportEvent, events);
  }

  events(tx: Tx, reportId: string): Promise<ReportEvent[]> {
    return tx.orm.find(ReportEvent, { where: { reportId }, order: { version: 'ASC' } });
  }

  /** Accounts that decided anything on a report so far. */
  async deciders(tx: Tx, reportId: string): Promise<string[]> {
    // who reports in bulk recognises by that
    const events = await tx.orm.findBy(ReportEvent, { reportId, action: In([...DECISIONS, 'bulk']) });
    return [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  }

  /** Moves a report from one count to the other; always in the same order, so that two moves never lock crosswise. */
  async moveCount(tx: Tx, from: CountKey | null, to: CountKey | null): Promise<void> {
    const moves = [
      ...(from === null || !isCounted(from.state) ? [] : [{ key: from, by: -1 }]),
      ...(to === null || !isCounted(to.state) ? [] : [{ key: to, by: 1 }]),
    ].map(({ key, by }) => ({ key, by, id: countId(key) }));
    moves.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { key, by, id } of moves) await this.count(tx, id, key, by);
  }

  /** Counts reports that are new, in the same order as moves do. */
  async countNew(tx: Tx, reports: readonly CountKey[]): Promise<void> {
    const sums = new Map<string, { key: CountKey; by: number }>();
    for (const key of reports.filter(({ state }) => isCounted(state))) {
      const id = countId(key);
      sums.set(id, { key, by: (sums.get(id)?.by ?? 0) + 1 });
    }
    for (const id of [...sums.keys()].sort()) {
      const sum = sums.get(id);
      if (sum !== undefined) await this.count(tx, id, sum.key, sum.by);
    }
  }

  private async count(tx: Tx, id: string, key: CountKey, by: number): Promise<void> {
    const again =
      tx.engine === 'sqlite'
        ? 'ON CONFLICT (id) DO UPDATE SET reports = reports + ?'
        : 'ON DUPLICATE KEY UPDATE reports = reports + ?';
    await tx.execute(
      `INSERT INTO report_count (id, campaign_id, category_code, district, department_id, state, reports)
       VALUES (?, ?, ?, ?, ?, ?, ?) ${again}`,
      [id, key.campaignId, key.categoryCode, key.district, key.departmentId ?? '', key.state, by, by],
    );
  }

  counts(tx: Tx): Promise<ReportCount[]> {
    return tx.orm.find(ReportCount);
  }

  /** The next number of a day; its row stays locked until the commit. */
  nextNumber(tx: Tx, day: string): Promise<number> {
    return this.takeNumbers(tx, day, 1);
  }

  /** Takes so many numbers of a day and answers the first; their row stays locked until the commit. */
  async takeNumbers(tx: Tx, day: string, count: number): Promise<number> {
    const again =
      tx.engine === 'sqlite'
        ? 'ON CONFLICT (day) DO UPDATE SET last_number = last_number + ?'
        : 'ON DUPLICATE KEY UPDATE last_number = last_number + ?';
    const [row] = await tx.query<{ last_number: number }>(
      `INSERT INTO report_day (day, last_number) VALUES (?, ?) ${again} RETURNING last_number`,
      [day, count, count],
    );
    if (row === undefined) throw new Error('No number was given');
    return row.last_number - count + 1;
  }
}

/** Drafts are the reporter's own and withdrawn ones nobody's: neither is counted. */
const isCounted = (state: ReportState): boolean => state !== 'draft' && state !== 'withdrawn';
