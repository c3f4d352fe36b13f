import { Injectable } from '@nestjs/common';
import type { BookQuery, BookRow, BookTotals } from '@benefit/shared/ledger/book-contract';
import { periodFault, remarkOf } from '@benefit/shared/ledger/book-rules';
import type { Remarked } from '@benefit/shared/ledger/book-rules';
import { maskDocumentNumber, maskName } from '@benefit/shared/identity/masking-rules';
import { endOfShanghaiDay } from '@benefit/shared/shanghai-time';
import type { Principal } from '../identity/principal.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import type { BookFilter, BookPlace, OpenedEntry } from '../ledger/ledger-book.service.ts';
import { Database } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { fieldProblem } from '../platform/problem.ts';
import { VenueAccessService } from './venue-access.service.ts';

/** A venue's ledger for its manager and for the credit office: names and numbers masked. */
@Injectable()
export class VenueLedgerService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly book: LedgerBookService,
  ) {}

  /** @throws Problem `not-found` for another's venue, `invalid-request` for a period or position that is none */
  async page(
    caller: Principal,
    venueId: string,
    { cursor, ...query }: BookQuery & { cursor?: string | undefined },
  ): Promise<{ venueName: string; items: BookRow[]; next: string | null }> {
    const filter = bookFilterOf(venueId, query);
    const after = readPlace(cursor);
    return this.database.read(async (tx) => {
      const { venue } = await this.access.managedOrInArea(tx, caller, venueId);
      const entries = await this.book.page(tx, filter, after, PAGE_SIZE + 1);
      const shown = entries.slice(0, PAGE_SIZE);
      const last = shown.at(-1);
      return {
        venueName: venue.name,
        items: shown.map(toRow),
        next: entries.length > PAGE_SIZE && last !== undefined ? writePlace(last) : null,
      };
    });
  }

  /** @throws as `page` does */
  async totals(caller: Principal, venueId: string, query: BookQuery): Promise<BookTotals> {
    const filter = bookFilterOf(venueId, query);
    return this.database.read(async (tx) => {
      await this.access.managedOrInArea(tx, caller, venueId);
      return this.book.totals(tx, filter);
    });
  }
}

/** The rows that a query means. @throws Problem `invalid-request` for a period that is none */
export function bookFilterOf(venueId: string, { from, to, ...rest }: BookQuery): BookFilter {
  const fault = periodFault(from, to);
  if (fault !== null) throw fieldProblem({ path: 'from', code: 'wrong-period', text: fault });
  return {
    venueId,
    ...rest,
    from: from === undefined ? undefined : startOfDay(from),
    until: to === undefined ? undefined : endOfShanghaiDay(startOfDay(to)),
  };
}

/** What the remark of an entry is made of. @param nameOf how much of an agent's name the reader may see */
export const remarked = (entry: OpenedEntry, nameOf: (name: string) => string): Remarked => ({
  ...entry,
  agent: entry.enterprise === null ? null : nameOf(entry.name),
});

const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

function toRow(entry: OpenedEntry): BookRow {
  const { id: rowId, number, kind, grade, benefitTitle } = entry;
  const { firstNumber, voidedByNumber, returnedByNumber, enterprise } = entry;
  return {
    rowId,
    number,
    kind,
    holder: enterprise === null ? 'person' : 'enterprise',
    maskedName: enterprise?.name ?? maskName(entry.name),
    maskedNumber: enterprise?.creditCode ?? maskDocumentNumber(entry.documentNumber),
    grade,
    givenAt: entry.eventAt.toISOString(),
    benefitTitle,
    remark: remarkOf(remarked(entry, maskName)),
    firstNumber,
    voidedByNumber,
    returnedByNumber,
  };
}

const writePlace = ({ id, bookedAt }: BookPlace): string => `${id}${bookedAt.getTime()}`;

function readPlace(cursor: string | undefined): BookPlace | null {
  if (cursor === undefined) return null;
  const [, id, at] = /^([0-9A-Z]{26})(\d{12,14})$/.exec(cursor) ?? [];
  if (id !== undefined && at !== undefined) return { id, bookedAt: new Date(Number(at)) };
  throw fieldProblem({ path: 'cursor', code: 'wrong-format', text: '翻页位置无效，请从第一页重新查看' });
}
