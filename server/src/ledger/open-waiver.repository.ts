import { Injectable } from '@nestjs/common';
import type { PassHolder } from '../enterprise/holder.service.ts';
import type { SqlValue, Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { instant } from '../platform/sql-values.ts';
import { OpenWaiver } from './open-waiver.entity.ts';

/** A waiver with the use that opened it. */
export interface OpenUse {
  id: string;
  number: number;
  venueId: string;
  /** Who showed the pass. */
  personId: string;
  /** The enterprise it was given to; null for the person. */
  enterpriseId: string | null;
  benefitId: string;
  benefitTitle: string;
  noteSealed: string | null;
  bookedAt: Date;
}

interface OpenSql {
  id: string;
  number: number;
  venue_id: string;
  person_id: string;
  enterprise_id: string | null;
  benefit_id: string;
  benefit_title: string;
  note_sealed: string | null;
  booked_at: string | Date;
}

@Injectable()
export class OpenWaiverRepository {
  /** Locks a holder's row until the transaction ends, so that what is counted stays so. */
  async lockHolder(tx: Tx, { personId, enterpriseId }: PassHolder): Promise<void> {
    const [table, id] = enterpriseId === null ? ['person', personId] : ['enterprise', enterpriseId];
    await tx.query(`SELECT id FROM ${table} WHERE id = ? ${tx.forUpdate}`, [id]);
  }

  async count(tx: Tx, holderId: string, benefitId: string): Promise<number> {
    return tx.orm.countBy(OpenWaiver, { holderId, benefitId });
  }

  async add(tx: Tx, waiver: OpenWaiver): Promise<void> {
    await tx.orm.insert(OpenWaiver, waiver);
  }

  async remove(tx: Tx, redemptionId: string): Promise<void> {
    await tx.orm.delete(OpenWaiver, { redemptionId });
  }

  /** The first that a holder has open, anywhere, oldest first. */
  openOf(tx: Tx, holderId: string): Promise<OpenUse[]> {
    return this.uses(tx, 'w.holder_id = ?', [holderId]);
  }

  /** What is open at a venue, oldest first, one more than a page; with a number, the use of that number alone. */
  openAt(tx: Tx, venueId: string, after: string | null, number: number | undefined): Promise<OpenUse[]> {
    const asked: [words: string, value: SqlValue | null | undefined][] = [
      ['w.venue_id = ?', venueId],
      ['w.redemption_id > ?', after],
      ['r.number = ?', number],
    ];
    const given = asked.filter((one): one is [string, SqlValue] => one[1] !== null && one[1] !== undefined);
    return this.uses(
      tx,
      given.map(([words]) => words).join(' AND '),
      given.map(([, value]) => value),
    );
  }

  countAt(tx: Tx, venueId: string): Promise<number> {
    return tx.orm.countBy(OpenWaiver, { venueId });
  }

  private async uses(tx: Tx, where: string, values: SqlValue[]): Promise<OpenUse[]> {
    const rows = await tx.query<OpenSql>(
      `SELECT r.id, r.number, r.venue_id, r.person_id, r.enterprise_id, r.benefit_id, r.benefit_title, r.note_sealed, r.booked_at
         FROM open_waiver w JOIN ledger_row r ON r.id = w.redemption_id
        WHERE ${where} ORDER BY w.redemption_id LIMIT ${PAGE_SIZE + 1}`,
      values,
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      venueId: row.venue_id,
      personId: row.person_id,
      enterpriseId: row.enterprise_id,
      benefitId: row.benefit_id,
      benefitTitle: row.benefit_title,
      noteSealed: row.note_sealed,
      bookedAt: instant(row.booked_at),
    }));
  }
}
