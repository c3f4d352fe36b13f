import { Injectable } from '@nestjs/common';
import { gradeText } from '@benefit/shared/credit/grade-rules';
import { maskDocumentNumber, maskName } from '@benefit/shared/identity/masking-rules';
import type { BookFormat, BookQuery } from '@benefit/shared/ledger/book-contract';
import {
  MASKED_PERSON_COLUMNS,
  PERSON_COLUMNS,
  bookTitle,
  entriesOf,
  periodText,
  remarkOf,
  sumsText,
} from '@benefit/shared/ledger/book-rules';
import { shanghaiDate, shanghaiDateTime } from '@benefit/shared/shanghai-time';
import { AuditService } from '../identity/audit.service.ts';
import { LookService } from '../identity/look.service.ts';
import type { Principal } from '../identity/principal.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import type { BookFilter, OpenedEntry } from '../ledger/ledger-book.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { TableFile } from '../platform/table-file.ts';
import { VenueAccessService } from './venue-access.service.ts';
import type { MetVenue } from './venue-access.service.ts';
import { bookFilterOf } from './venue-ledger.service.ts';

export interface OfficialCopy {
  from?: string | undefined;
  to?: string | undefined;
  format: BookFormat;
  reason: string;
}

/** A ledger as a file in the form of 附件 2; that it was made stands in the audit log before its first byte leaves. */
@Injectable()
export class LedgerExportService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly book: LedgerBookService,
    private readonly looks: LookService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The venue's own copy: names and numbers masked, the grade for the score.
   *
   * @throws Problem `not-found` for another's venue, `invalid-request` for a period that is none
   */
  async venueCopy(
    caller: Principal,
    venueId: string,
    { format, ...query }: BookQuery & { format: BookFormat },
  ): Promise<TableFile> {
    const filter = this.bounded(bookFilterOf(venueId, query));
    const { met, foot } = await this.database.write(async (tx) => {
      const venue = await this.access.managedOrInArea(tx, caller, venueId);
      const { all } = await this.book.totals(tx, filter);
      const entries = entriesOf(all);
      await this.audit.record(tx, caller, 'ledger-exported', { venueId, format, entries, ...query });
      return { met: venue, foot: sumsText(all) };
    });
    const pages = cellsOf(this.book.read(filter), maskedCells);
    return this.file(met, query, { format, foot, headings: MASKED_PERSON_COLUMNS, pages });
  }

  /**
   * The official copy, with names, numbers and scores in full. Everybody in it can see who made it, and why.
   *
   * @throws Problem `not-found` for a venue outside the caller's area, `invalid-request` as above
   */
  async officialCopy(
    caller: Principal,
    venueId: string,
    { format, reason, ...period }: OfficialCopy,
  ): Promise<TableFile> {
    const filter = this.bounded(bookFilterOf(venueId, period));
    const { met, foot } = await this.database.write(async (tx) => {
      const venue = await this.access.knownInArea(tx, caller, venueId);
      const { all } = await this.book.totals(tx, filter);
      const entries = entriesOf(all);
      await this.audit.record(tx, caller, 'ledger-copied-in-full', {
        venueId,
        format,
        entries,
        reason,
        ...period,
      });
      return { met: venue, foot: sumsText(all) };
    });
    const pages = cellsOf(this.noted(this.book.read(filter), caller, met, reason), fullCells);
    return this.file(met, period, { format, foot, headings: PERSON_COLUMNS, pages });
  }

  /** What is booked while the file is being written belongs to the next one, as its sums do. */
  private bounded(filter: BookFilter): BookFilter {
    const now = new Date(this.clock.now().getTime() + 1);
    return { ...filter, until: filter.until === undefined || filter.until > now ? now : filter.until };
  }

  /** Notes one look for each person in the copy. */
  private async *noted(
    pages: AsyncIterable<OpenedEntry[]>,
    { accountId }: Principal,
    { venue, unit }: MetVenue,
    reason: string,
  ): AsyncGenerator<OpenedEntry[]> {
    const seen = new Set<string>();
    for await (const entries of pages) {
      for (const { personId } of entries) {
        if (seen.has(personId)) continue;
        seen.add(personId);
        const what = `${venue.name}台账中您的姓名、身份证号和商鼎分`;
        this.looks.note({ personId, accountId, byText: unit, what: what.slice(0, 80), reason });
      }
      yield entries;
    }
  }

  private file(
    { venue }: MetVenue,
    { from, to }: { from?: string | undefined; to?: string | undefined },
    content: {
      format: BookFormat;
      foot: string;
      headings: readonly string[];
      pages: AsyncIterable<string[][]>;
    },
  ): TableFile {
    const { format, foot, headings, pages } = content;
    const now = this.clock.now();
    const line = `推行单位：${venue.name}    期间：${periodText(from, to)}    （个人表）    制表时间：${shanghaiDateTime(now)}`;
    return {
      format,
      name: `信易阅台账-${venue.name}-${shanghaiDate(now)}`,
      table: {
        title: '个人表',
        lead: [bookTitle(venue.name), line],
        foot,
        headings,
        widths: WIDTHS,
        pages,
      },
    };
  }
}

/** In characters, by column of 附件2. */
const WIDTHS = [8, 12, 22, 22, 18, 56];

async function* cellsOf(
  pages: AsyncIterable<OpenedEntry[]>,
  toCells: (entry: OpenedEntry) => string[],
): AsyncGenerator<string[][]> {
  for await (const entries of pages) yield entries.map(toCells);
}

const maskedCells = (entry: OpenedEntry): string[] => [
  String(entry.number),
  maskName(entry.name),
  maskDocumentNumber(entry.documentNumber),
  gradeText[entry.grade],
  shanghaiDateTime(entry.eventAt),
  remarkOf(entry),
];

const fullCells = (entry: OpenedEntry): string[] => [
  String(entry.number),
  entry.name,
  entry.documentNumber,
  entry.scoreHundredths === null ? '' : String(entry.scoreHundredths / 100),
  shanghaiDateTime(entry.eventAt),
  remarkOf(entry),
];
