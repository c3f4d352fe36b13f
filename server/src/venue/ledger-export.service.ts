import { Injectable } from '@nestjs/common';
import { gradeText } from '@benefit/shared/credit/grade-rules';
import { maskDocumentNumber, maskName } from '@benefit/shared/identity/masking-rules';
import type { BookFormat, BookQuery } from '@benefit/shared/ledger/book-contract';
import {
  ENTERPRISE_COLUMNS,
  MASKED_PERSON_COLUMNS,
  PERSON_COLUMNS,
  bookTitle,
  enterpriseLevelText,
  entriesOf,
  periodText,
  remarkOf,
  sumsText,
} from '@benefit/shared/ledger/book-rules';
import { shanghaiDate, shanghaiDateTime } from '@benefit/shared/shanghai-time';
import { HOLDER_KINDS } from '@benefit/shared/venue/benefit-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { AuditService } from '../identity/audit.service.ts';
import { LookService } from '../identity/look.service.ts';
import type { Principal } from '../identity/principal.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import type { BookFilter, OpenedEntry } from '../ledger/ledger-book.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import type { TableFile } from '../platform/table-file.ts';
import type { Table } from '../platform/table-stream.ts';
import { VenueAccessService } from './venue-access.service.ts';
import type { MetVenue } from './venue-access.service.ts';
import { bookFilterOf, remarked } from './venue-ledger.service.ts';

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
    const opened = await this.database.write(async (tx) => {
      const met = await this.access.managedOrInArea(tx, caller, venueId);
      const { entries, feet } = await this.sums(tx, filter);
      await this.audit.record(tx, caller, 'ledger-exported', { venueId, format, entries, ...query });
      return { met, feet };
    });
    return this.file(opened, query, format, (holder) => ({
      headings: holder === 'person' ? MASKED_PERSON_COLUMNS : ENTERPRISE_COLUMNS,
      pages: cellsOf(this.book.read({ ...filter, holder }), MASKED_CELLS[holder]),
    }));
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
    const opened = await this.database.write(async (tx) => {
      const met = await this.access.knownInArea(tx, caller, venueId);
      const { entries, feet } = await this.sums(tx, filter);
      const facts = { venueId, format, entries, reason, ...period };
      await this.audit.record(tx, caller, 'ledger-copied-in-full', facts);
      return { met, feet };
    });
    return this.file(opened, period, format, (holder) => ({
      headings: holder === 'person' ? PERSON_COLUMNS : ENTERPRISE_COLUMNS,
      pages: cellsOf(
        this.noted(this.book.read({ ...filter, holder }), caller, opened.met, reason),
        FULL_CELLS[holder],
      ),
    }));
  }

  /** What both tables come to: how many rows, and the last line of each. */
  private async sums(tx: Tx, filter: BookFilter): Promise<Pick<Opened, 'feet'> & { entries: number }> {
    const person = (await this.book.totals(tx, { ...filter, holder: 'person' })).all;
    const enterprise = (await this.book.totals(tx, { ...filter, holder: 'enterprise' })).all;
    return {
      entries: entriesOf(person) + entriesOf(enterprise),
      feet: { person: sumsText(person), enterprise: sumsText(enterprise) },
    };
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
      for (const { personId, enterprise } of entries) {
        if (seen.has(personId)) continue;
        seen.add(personId);
        const what =
          enterprise === null
            ? `${venue.name}台账中您的姓名、身份证号和商鼎分`
            : `${venue.name}台账中您作为经办人的姓名`;
        this.looks.note({ personId, accountId, byText: unit, what: what.slice(0, 80), reason });
      }
      yield entries;
    }
  }

  private file(
    { met: { venue }, feet }: Opened,
    { from, to, holder }: Pick<BookQuery, 'from' | 'to' | 'holder'>,
    format: BookFormat,
    contentOf: (holder: HolderKind) => Pick<Table, 'headings' | 'pages'>,
  ): TableFile {
    const now = this.clock.now();
    const wanted = HOLDER_KINDS.filter((kind) => holder === undefined || kind === holder);
    const tables = wanted.map((kind): Table => {
      const title = TABLE_TITLES[kind];
      const line = `推行单位：${venue.name}    期间：${periodText(from, to)}    （${title}）    制表时间：${shanghaiDateTime(now)}`;
      return {
        title,
        lead: [bookTitle(venue.name), line],
        foot: feet[kind],
        widths: WIDTHS,
        ...contentOf(kind),
      };
    });
    return { format, name: `信易阅台账-${venue.name}-${shanghaiDate(now)}`, tables };
  }
}

/** A venue whose ledger leaves, and the last line of each table. */
interface Opened {
  met: MetVenue;
  feet: Record<HolderKind, string>;
}

/** The two tables of 附件2. */
const TABLE_TITLES: Record<HolderKind, string> = { person: '个人表', enterprise: '企业表' };

/** In characters, by column of 附件2. */
const WIDTHS = [8, 12, 22, 22, 18, 56];

async function* cellsOf(
  pages: AsyncIterable<OpenedEntry[]>,
  toCells: (entry: OpenedEntry) => string[],
): AsyncGenerator<string[][]> {
  for await (const entries of pages) yield entries.map(toCells);
}

type Cells = (entry: OpenedEntry) => string[];

/** What stands in every table, about what is different in each. */
const cells = (entry: OpenedEntry, own: [string, string, string], remark: string): string[] => [
  String(entry.number),
  ...own,
  shanghaiDateTime(entry.eventAt),
  remark,
];

const enterpriseOf = ({ enterprise, grade }: OpenedEntry): [string, string, string] => [
  enterprise?.name ?? '',
  enterprise?.creditCode ?? '',
  enterpriseLevelText(grade),
];

const MASKED_CELLS: Record<HolderKind, Cells> = {
  person: (entry) =>
    cells(
      entry,
      [maskName(entry.name), maskDocumentNumber(entry.documentNumber), gradeText[entry.grade]],
      remarkOf(remarked(entry, maskName)),
    ),
  enterprise: (entry) => cells(entry, enterpriseOf(entry), remarkOf(remarked(entry, maskName))),
};

const inFull = (name: string): string => name;

const FULL_CELLS: Record<HolderKind, Cells> = {
  person: (entry) =>
    cells(
      entry,
      [
        entry.name,
        entry.documentNumber,
        entry.scoreHundredths === null ? '' : String(entry.scoreHundredths / 100),
      ],
      remarkOf(remarked(entry, inFull)),
    ),
  enterprise: (entry) => cells(entry, enterpriseOf(entry), remarkOf(remarked(entry, inFull))),
};
