import { Injectable } from '@nestjs/common';
import type { BookTotals } from '@benefit/shared/ledger/book-contract';
import type { BookSums } from '@benefit/shared/ledger/book-rules';
import { EnterpriseService } from '../enterprise/enterprise.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { LedgerBookRepository } from './ledger-book.repository.ts';
import type { BookCount, BookEntry, BookFilter, BookPlace } from './ledger-book.repository.ts';
import { notePlace } from './ledger.service.ts';

export type { BookFilter, BookPlace };

/** Rows that are opened at a time: what is in memory, however long the book. */
const READ_PAGE = 200;

/** A row with its holder in full; only what is masked may leave the server unasked. */
export interface OpenedEntry extends BookEntry {
  /** Who showed the pass. */
  name: string;
  documentNumber: string;
  /** Whom it was given to, where that is an enterprise. */
  enterprise: { name: string; creditCode: string } | null;
  note: string | null;
}

/** The ledger of a venue as a book (附件 2): its pages, its sums, and the whole of it in order. */
@Injectable()
export class LedgerBookService {
  constructor(
    private readonly database: Database,
    private readonly book: LedgerBookRepository,
    private readonly identity: IdentityService,
    private readonly enterprises: EnterpriseService,
  ) {}

  /** Rows of a page, newest first, at most `limit`. */
  async page(tx: Tx, filter: BookFilter, after: BookPlace | null, limit: number): Promise<OpenedEntry[]> {
    return this.open(tx, await this.book.page(tx, filter, { after, limit, order: 'newest' }));
  }

  /** What each cashier booked: uses, voids and returns, by account. */
  async countsByAccount(
    tx: Tx,
    filter: BookFilter,
  ): Promise<Map<string, Pick<BookSums, 'redemptions' | 'voids' | 'returns'>>> {
    const counts = await this.book.countsByAccount(tx, filter);
    const accounts = [...new Set(counts.map(({ accountId }) => accountId))];
    return new Map(
      accounts.map((accountId) => {
        const own = (kind: BookCount['kind']) =>
          counts.find((count) => count.accountId === accountId && count.kind === kind)?.entries ?? 0;
        return [accountId, { redemptions: own('redemption'), voids: own('void'), returns: own('return') }];
      }),
    );
  }

  /** Uses of several venues from an instant on, by venue; those without any are missing. */
  usesByVenue(tx: Tx, venueIds: readonly string[], from: Date): Promise<Map<string, number>> {
    return this.book.usesByVenue(tx, venueIds, from);
  }

  async totals(tx: Tx, filter: BookFilter): Promise<BookTotals> {
    const counts = await this.book.counts(tx, filter);
    const titles = [...new Map(counts.map((count) => [count.benefitTitle, count.benefitKind]))];
    return {
      all: sumsOf(counts),
      byBenefit: titles.map(([benefitTitle, kind]) => ({
        benefitTitle,
        kind,
        ...sumsOf(counts.filter((count) => count.benefitTitle === benefitTitle)),
      })),
    };
  }

  /** Who used a venue, a slice of its book at a time, oldest first; the same person may come again. */
  async usersAfter(
    tx: Tx,
    { venueId, from, after, limit }: { venueId: string; from: Date; after: BookPlace | null; limit: number },
  ): Promise<{ personIds: string[]; next: BookPlace | null }> {
    const filter = { venueId, from, kind: 'redemption' as const };
    const entries = await this.book.page(tx, filter, { after, limit, order: 'oldest' });
    const personIds = [...new Set(entries.map(({ personId }) => personId))];
    return { personIds, next: entries[limit - 1] ?? null };
  }

  /** The whole book, oldest first, piece by piece, each a reading of its own: nothing waits for its reader. */
  async *read(filter: BookFilter): AsyncGenerator<OpenedEntry[]> {
    let after: BookPlace | null = null;
    do {
      const from: BookPlace | null = after;
      const entries: OpenedEntry[] = await this.database.read(async (tx) =>
        this.open(tx, await this.book.page(tx, filter, { after: from, limit: READ_PAGE, order: 'oldest' })),
      );
      if (entries.length > 0) yield entries;
      after = entries.length === READ_PAGE ? (entries[READ_PAGE - 1] ?? null) : null;
    } while (after !== null);
  }

  private async open(tx: Tx, entries: BookEntry[]): Promise<OpenedEntry[]> {
    const people = await this.identity.provedPeople(
      tx,
      entries.map(({ personId }) => personId),
    );
    const byId = new Map(people.map((person) => [person.personId, person]));
    const enterprises = await this.enterprises.namesOf(
      tx,
      entries.flatMap(({ enterpriseId }) => enterpriseId ?? []),
    );
    const notes = await this.identity.openNotes(
      tx,
      entries.flatMap(({ id, personId, noteSealed }) =>
        noteSealed === null ? [] : [{ personId, sealed: noteSealed, at: notePlace(id) }],
      ),
    );
    return entries.map((entry) => ({
      ...entry,
      name: byId.get(entry.personId)?.name ?? '',
      documentNumber: byId.get(entry.personId)?.documentNumber ?? '',
      enterprise: entry.enterpriseId === null ? null : (enterprises.get(entry.enterpriseId) ?? null),
      note: notes.get(entry.id) ?? null,
    }));
  }
}

function sumsOf(counts: readonly BookCount[]): BookSums {
  const sum = (kind: BookCount['kind'], member: 'entries' | 'discountFen') =>
    counts.filter((count) => count.kind === kind).reduce((total, count) => total + count[member], 0);
  const [redemptions, voids] = [sum('redemption', 'entries'), sum('void', 'entries')];
  return {
    redemptions,
    voids,
    returns: sum('return', 'entries'),
    refunds: sum('refund', 'entries'),
    net: redemptions - voids,
    discountFen: sum('redemption', 'discountFen') - sum('void', 'discountFen') - sum('refund', 'discountFen'),
  };
}
