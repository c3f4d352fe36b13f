import { Injectable } from '@nestjs/common';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import type { LedgerKind } from '@benefit/shared/ledger/book-rules';
import type { BenefitKind, HolderKind } from '@benefit/shared/venue/benefit-rules';
import type { SqlValue, Tx } from '../platform/database.ts';
import { instant, sqlInstant } from '../platform/sql-values.ts';

/** Rows of one venue's ledger; a member that is missing keeps nothing out. */
export interface BookFilter {
  venueId: string;
  /** From this instant on. */
  from?: Date | undefined;
  /** Up to but not including this one. */
  until?: Date | undefined;
  grade?: Grade | undefined;
  /** Of persons, or of enterprises: the two tables of 附件 2. */
  holder?: HolderKind | undefined;
  kind?: LedgerKind | undefined;
  benefitId?: string | undefined;
}

/** Where a row stands in the book: by when it was written, then by id. */
export interface BookPlace {
  bookedAt: Date;
  id: string;
}

/** A row with the numbers of those that it names, or that name it. */
export interface BookEntry extends BookPlace {
  number: number;
  kind: LedgerKind;
  /** Who showed the pass. */
  personId: string;
  /** The enterprise it was given to; null for the person. */
  enterpriseId: string | null;
  grade: Grade;
  scoreHundredths: number | null;
  benefitTitle: string;
  amountFen: number | null;
  discountFen: number | null;
  noteSealed: string | null;
  reason: string | null;
  eventAt: Date;
  firstNumber: number | null;
  voidedByNumber: number | null;
  returnedByNumber: number | null;
}

interface BookSql {
  id: string;
  number: number;
  kind: LedgerKind;
  person_id: string;
  enterprise_id: string | null;
  grade: Grade;
  score_hundredths: number | null;
  benefit_title: string;
  amount_fen: number | null;
  discount_fen: number | null;
  note_sealed: string | null;
  reason: string | null;
  event_at: string | Date;
  booked_at: string | Date;
  first_number: number | null;
  voided_by_number: number | null;
  returned_by_number: number | null;
}

/** How many rows of a kind a benefit has, and what they saved. */
export interface BookCount {
  benefitTitle: string;
  benefitKind: BenefitKind;
  kind: LedgerKind;
  entries: number;
  discountFen: number;
}

/** The ledger as a book: read in its order, of any length, a page at a time. */
@Injectable()
export class LedgerBookRepository {
  /** @param after the place before the page; null for the first one */
  async page(
    tx: Tx,
    filter: BookFilter,
    { after, limit, order }: { after: BookPlace | null; limit: number; order: 'newest' | 'oldest' },
  ): Promise<BookEntry[]> {
    const [words, values] = where(filter);
    const [beyond, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    if (after !== null) {
      const at = sqlInstant(after.bookedAt);
      // the first half is what an index can follow
      words.push(`r.booked_at ${beyond}= ? AND (r.booked_at ${beyond} ? OR r.id ${beyond} ?)`);
      values.push(at, at, after.id);
    }
    const rows = await tx.query<BookSql>(
      `SELECT r.id, r.number, r.kind, r.person_id, r.enterprise_id, r.grade, r.score_hundredths, r.benefit_title,
              r.amount_fen, r.discount_fen, r.note_sealed, r.reason, r.event_at, r.booked_at,
              f.number AS first_number, v.number AS voided_by_number, t.number AS returned_by_number
         FROM ledger_row r
         LEFT JOIN ledger_row f ON f.id = COALESCE(r.voids_id, r.returns_id, r.refunds_id)
         LEFT JOIN ledger_row v ON v.voids_id = r.id
         LEFT JOIN ledger_row t ON t.returns_id = r.id
        WHERE ${words.join(' AND ')}
        ORDER BY r.booked_at ${direction}, r.id ${direction} LIMIT ${limit}`,
      values,
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      personId: row.person_id,
      enterpriseId: row.enterprise_id,
      grade: row.grade,
      scoreHundredths: row.score_hundredths,
      benefitTitle: row.benefit_title,
      amountFen: row.amount_fen,
      discountFen: row.discount_fen,
      noteSealed: row.note_sealed,
      reason: row.reason,
      eventAt: instant(row.event_at),
      bookedAt: instant(row.booked_at),
      firstNumber: row.first_number,
      voidedByNumber: row.voided_by_number,
      returnedByNumber: row.returned_by_number,
    }));
  }

  /** The same rows counted, by who booked them and kind. */
  async countsByAccount(
    tx: Tx,
    filter: BookFilter,
  ): Promise<{ accountId: string; kind: LedgerKind; entries: number }[]> {
    const [words, values] = where(filter);
    const rows = await tx.query<{ account_id: string; kind: LedgerKind; entries: number | string }>(
      `SELECT r.account_id, r.kind, COUNT(*) AS entries FROM ledger_row r
        WHERE ${words.join(' AND ')} GROUP BY r.account_id, r.kind`,
      values,
    );
    return rows.map((row) => ({ accountId: row.account_id, kind: row.kind, entries: Number(row.entries) }));
  }

  /** Uses of several venues from an instant on, by venue; those without any are missing. */
  async usesByVenue(tx: Tx, venueIds: readonly string[], from: Date): Promise<Map<string, number>> {
    if (venueIds.length === 0) return new Map();
    const rows = await tx.query<{ venue_id: string; uses: number | string }>(
      `SELECT venue_id, COUNT(*) AS uses FROM ledger_row
        WHERE venue_id IN (${venueIds.map(() => '?').join(', ')}) AND booked_at >= ? AND kind = 'redemption'
        GROUP BY venue_id`,
      [...venueIds, sqlInstant(from)],
    );
    return new Map(rows.map(({ venue_id: venueId, uses }) => [venueId, Number(uses)]));
  }

  /** The same rows counted, by benefit and kind. */
  async counts(tx: Tx, filter: BookFilter): Promise<BookCount[]> {
    const [words, values] = where(filter);
    const rows = await tx.query<Record<keyof BookCount, string | number>>(
      `SELECT r.benefit_title AS benefitTitle, r.benefit_kind AS benefitKind, r.kind AS kind,
              COUNT(*) AS entries, COALESCE(SUM(r.discount_fen), 0) AS discountFen
         FROM ledger_row r
        WHERE ${words.join(' AND ')}
        GROUP BY r.benefit_title, r.benefit_kind, r.kind
        ORDER BY r.benefit_title`,
      values,
    );
    // sums come as decimal text on MariaDB
    return rows.map((row) => ({
      benefitTitle: String(row.benefitTitle),
      benefitKind: row.benefitKind as BenefitKind,
      kind: row.kind as LedgerKind,
      entries: Number(row.entries),
      discountFen: Number(row.discountFen),
    }));
  }
}

const OF_HOLDER: Record<HolderKind, string> = {
  person: 'r.enterprise_id IS NULL',
  enterprise: 'r.enterprise_id IS NOT NULL',
};

function where({ venueId, from, until, grade, holder, kind, benefitId }: BookFilter): [string[], SqlValue[]] {
  const asked: [words: string, value: SqlValue | undefined][] = [
    ['r.venue_id = ?', venueId],
    ['r.booked_at >= ?', from && sqlInstant(from)],
    ['r.booked_at < ?', until && sqlInstant(until)],
    ['r.grade = ?', grade],
    ['r.kind = ?', kind],
    ['r.benefit_id = ?', benefitId],
  ];
  const given = asked.flatMap(([words, value]) => (value === undefined ? [] : [{ words, value }]));
  const words = given.map((one) => one.words);
  return [holder === undefined ? words : [...words, OF_HOLDER[holder]], given.map(({ value }) => value)];
}
