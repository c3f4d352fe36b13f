import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { SqlValue, Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { instant, instantOrNull, sqlInstant } from '../platform/sql-values.ts';
import { LedgerRow } from './ledger-row.entity.ts';

/** A redemption with the void or the return that closed it, where there is one. */
export interface BookedUse {
  id: string;
  number: number;
  venueId: string;
  venueName: string;
  /** Who showed the pass. */
  personId: string;
  /** The enterprise it was given to; null for the person. */
  enterpriseId: string | null;
  benefitId: string;
  benefitKind: string;
  benefitTitle: string;
  amountFen: number | null;
  discountFen: number | null;
  noteSealed: string | null;
  clause: string;
  bookedAt: Date;
  voidedAt: Date | null;
  voidReason: string | null;
  returnedAt: Date | null;
  /** What was paid back of it. */
  refundedFen: number;
}

interface UseSql {
  id: string;
  number: number;
  venue_id: string;
  venue_name: string;
  person_id: string;
  enterprise_id: string | null;
  benefit_id: string;
  benefit_kind: string;
  benefit_title: string;
  amount_fen: number | null;
  discount_fen: number | null;
  note_sealed: string | null;
  clause: string;
  booked_at: string | Date;
  voided_at: string | Date | null;
  void_reason: string | null;
  returned_at: string | Date | null;
  refunded_fen: number | string;
}

/** The row that already took a code, or an idempotency key. */
export interface TakenRow {
  id: string;
  number: number;
  terminalId: string;
  idempotencyKey: string | null;
  requestHash: string | null;
  benefitId: string;
  benefitTitle: string;
  amountFen: number | null;
  discountFen: number | null;
  remaining: number | null;
  venueName: string;
  bookedAt: Date;
}

interface TakenSql {
  id: string;
  number: number;
  terminal_id: string;
  idempotency_key: string | null;
  request_hash: string | null;
  benefit_id: string;
  benefit_title: string;
  amount_fen: number | null;
  discount_fen: number | null;
  remaining: number | null;
  venue_name: string;
  booked_at: string | Date;
}

const TAKEN = `SELECT id, number, terminal_id, idempotency_key, request_hash, benefit_id, benefit_title,
                      amount_fen, discount_fen, remaining, venue_name, booked_at
                 FROM ledger_row`;

const USES = `SELECT r.id, r.number, r.venue_id, r.venue_name, r.person_id, r.enterprise_id, r.benefit_id,
                     r.benefit_kind, r.benefit_title, r.amount_fen, r.discount_fen, r.note_sealed, r.clause, r.booked_at,
                     v.booked_at AS voided_at, v.reason AS void_reason, t.booked_at AS returned_at,
                     (SELECT COALESCE(SUM(x.amount_fen - x.discount_fen), 0) FROM ledger_row x
                       WHERE x.refunds_id = r.id) AS refunded_fen
                FROM ledger_row r
                LEFT JOIN ledger_row v ON v.voids_id = r.id
                LEFT JOIN ledger_row t ON t.returns_id = r.id
               WHERE r.kind = 'redemption'`;

/** Columns of a new row in the order of `valuesOf`. */
const INSERT = `INSERT INTO ledger_row (id, number, kind, venue_id, venue_name, person_id, enterprise_id, account_id, terminal_id,
    benefit_id, benefit_version, benefit_kind, benefit_title, grade, score_hundredths, policy_version, clause,
    pass_id, step, idempotency_key, request_hash, amount_fen, discount_fen, remaining, quota_window, quota_key, note_sealed,
    voids_id, returns_id, refunds_id, reason, event_at, booked_at, salt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

@Injectable()
export class LedgerRepository {
  async findByKey(tx: Tx, terminalId: string, key: string): Promise<TakenRow | null> {
    return taken(
      await tx.query<TakenSql>(`${TAKEN} WHERE terminal_id = ? AND idempotency_key = ?`, [terminalId, key]),
    );
  }

  async findByCode(tx: Tx, passId: string, step: number): Promise<TakenRow | null> {
    return taken(await tx.query<TakenSql>(`${TAKEN} WHERE pass_id = ? AND step = ?`, [passId, step]));
  }

  /** Locks a venue's redemption until the transaction ends. */
  async lockRedemption(tx: Tx, id: string, venueId: string): Promise<LedgerRow | null> {
    await tx.query(`SELECT id FROM ledger_row WHERE id = ? ${tx.forUpdate}`, [id]);
    return tx.orm.findOneBy(LedgerRow, { id, venueId, kind: 'redemption' });
  }

  isVoided(tx: Tx, id: string): Promise<boolean> {
    return tx.orm.existsBy(LedgerRow, { voidsId: id });
  }

  isReturned(tx: Tx, id: string): Promise<boolean> {
    return tx.orm.existsBy(LedgerRow, { returnsId: id });
  }

  refundsOf(tx: Tx, id: string): Promise<LedgerRow[]> {
    return tx.orm.findBy(LedgerRow, { refundsId: id });
  }

  /** Takes the next number of a venue's ledger; its row stays locked until the commit. */
  async nextNumber(tx: Tx, venueId: string): Promise<number> {
    const again =
      tx.engine === 'sqlite'
        ? 'ON CONFLICT (venue_id) DO UPDATE SET last_number = last_number + 1'
        : 'ON DUPLICATE KEY UPDATE last_number = last_number + 1';
    const [row] = await tx.query<{ last_number: number }>(
      `INSERT INTO ledger_counter (venue_id, last_number) VALUES (?, 1) ${again} RETURNING last_number`,
      [venueId],
    );
    if (row === undefined) throw new Error('The ledger gave no number');
    return row.last_number;
  }

  /** Adds a row by hand-written SQL: the ORM costs more here than everything else of a redemption. */
  async add(tx: Tx, row: LedgerRow): Promise<void> {
    await tx.execute(INSERT, valuesOf(row));
  }

  /** What a person used or showed an enterprise's pass for, newest first, one more than a page. */
  usesOf(tx: Tx, personId: string, before: string | null): Promise<BookedUse[]> {
    return this.usesBefore(tx, 'r.person_id = ?', personId, before);
  }

  /** An enterprise's uses in the same way. */
  usesOfEnterprise(tx: Tx, enterpriseId: string, before: string | null): Promise<BookedUse[]> {
    return this.usesBefore(tx, 'r.enterprise_id = ?', enterpriseId, before);
  }

  private usesBefore(tx: Tx, where: string, id: string, before: string | null): Promise<BookedUse[]> {
    return before === null
      ? this.uses(tx, where, [id])
      : this.uses(tx, `${where} AND r.id < ?`, [id, before]);
  }

  /** A venue's uses between two instants, newest first, one more than a page. */
  async usesAt(
    tx: Tx,
    venueId: string,
    from: Date,
    until: Date,
    before: string | null,
  ): Promise<BookedUse[]> {
    const span: SqlValue[] = [venueId, sqlInstant(from), sqlInstant(until)];
    const where = 'r.venue_id = ? AND r.booked_at >= ? AND r.booked_at < ?';
    return before === null
      ? this.uses(tx, where, span)
      : this.uses(tx, `${where} AND r.id < ?`, [...span, before]);
  }

  /** The totals of the same uses, by benefit and by whether they were voided. */
  async totalsAt(tx: Tx, venueId: string, from: Date, until: Date): Promise<TotalsRow[]> {
    const rows = await tx.query<Record<keyof TotalsRow, string | number>>(
      `SELECT r.benefit_title AS benefitTitle, CASE WHEN v.id IS NULL THEN 0 ELSE 1 END AS voided,
              COUNT(*) AS uses, COALESCE(SUM(r.amount_fen), 0) AS amountFen,
              COALESCE(SUM(r.discount_fen), 0) AS discountFen
         FROM ledger_row r LEFT JOIN ledger_row v ON v.voids_id = r.id
        WHERE r.kind = 'redemption' AND r.venue_id = ? AND r.booked_at >= ? AND r.booked_at < ?
        GROUP BY r.benefit_title, CASE WHEN v.id IS NULL THEN 0 ELSE 1 END
        ORDER BY r.benefit_title`,
      [venueId, sqlInstant(from), sqlInstant(until)],
    );
    // sums come as decimal text on MariaDB
    return rows.map((row) => ({
      benefitTitle: String(row.benefitTitle),
      voided: Number(row.voided),
      uses: Number(row.uses),
      amountFen: Number(row.amountFen),
      discountFen: Number(row.discountFen),
    }));
  }

  /** What a venue paid back between two instants. */
  async refundedAt(tx: Tx, venueId: string, from: Date, until: Date): Promise<number> {
    const [row] = await tx.query<{ fen: number | string }>(
      `SELECT COALESCE(SUM(amount_fen - discount_fen), 0) AS fen FROM ledger_row
        WHERE venue_id = ? AND booked_at >= ? AND booked_at < ? AND kind = 'refund'`,
      [venueId, sqlInstant(from), sqlInstant(until)],
    );
    return Number(row?.fen ?? 0);
  }

  /** When each of the passes was last used; those never used are missing. */
  async lastUses(tx: Tx, passIds: string[]): Promise<Map<string, Date>> {
    const rows = await tx.orm.find(LedgerRow, {
      where: { passId: In(passIds) },
      select: { id: true, passId: true, bookedAt: true },
    });
    const latest = new Map<string, Date>();
    for (const { passId, bookedAt } of rows) {
      const known = passId === null ? undefined : latest.get(passId);
      if (passId !== null && (known === undefined || known < bookedAt)) latest.set(passId, bookedAt);
    }
    return latest;
  }

  private async uses(tx: Tx, where: string, values: SqlValue[]): Promise<BookedUse[]> {
    const rows = await tx.query<UseSql>(
      `${USES} AND ${where} ORDER BY r.id DESC LIMIT ${PAGE_SIZE + 1}`,
      values,
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      venueId: row.venue_id,
      venueName: row.venue_name,
      personId: row.person_id,
      enterpriseId: row.enterprise_id,
      benefitId: row.benefit_id,
      benefitKind: row.benefit_kind,
      benefitTitle: row.benefit_title,
      amountFen: row.amount_fen,
      discountFen: row.discount_fen,
      noteSealed: row.note_sealed,
      clause: row.clause,
      bookedAt: instant(row.booked_at),
      voidedAt: instantOrNull(row.voided_at),
      voidReason: row.void_reason,
      returnedAt: instantOrNull(row.returned_at),
      refundedFen: Number(row.refunded_fen),
    }));
  }
}

export interface TotalsRow {
  benefitTitle: string;
  /** 1 for uses that were taken back, else 0. */
  voided: number;
  uses: number;
  amountFen: number;
  discountFen: number;
}

function taken([row]: TakenSql[]): TakenRow | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    number: row.number,
    terminalId: row.terminal_id,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    benefitId: row.benefit_id,
    benefitTitle: row.benefit_title,
    amountFen: row.amount_fen,
    discountFen: row.discount_fen,
    remaining: row.remaining,
    venueName: row.venue_name,
    bookedAt: instant(row.booked_at),
  };
}

const valuesOf = (row: LedgerRow): SqlValue[] => [
  row.id,
  row.number,
  row.kind,
  row.venueId,
  row.venueName,
  row.personId,
  row.enterpriseId,
  row.accountId,
  row.terminalId,
  row.benefitId,
  row.benefitVersion,
  row.benefitKind,
  row.benefitTitle,
  row.grade,
  row.scoreHundredths,
  row.policyVersion,
  row.clause,
  row.passId,
  row.step,
  row.idempotencyKey,
  row.requestHash,
  row.amountFen,
  row.discountFen,
  row.remaining,
  row.quotaWindow,
  row.quotaKey,
  row.noteSealed,
  row.voidsId,
  row.returnsId,
  row.refundsId,
  row.reason,
  sqlInstant(row.eventAt),
  sqlInstant(row.bookedAt),
  row.salt,
];
