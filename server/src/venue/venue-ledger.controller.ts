import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  exportBook,
  exportOfficialBook,
  getBookTotals,
  listBook,
} from '@benefit/shared/ledger/book-contract';
import type { BookFormat, BookQuery, BookTotals } from '@benefit/shared/ledger/book-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { sendTable } from '../platform/table-file.ts';
import { LedgerExportService } from './ledger-export.service.ts';
import type { OfficialCopy } from './ledger-export.service.ts';
import { VenueLedgerService } from './venue-ledger.service.ts';

/** The ledger of a venue (附件 2): read, counted, and handed out. */
@ApiTags('venue')
@Controller()
export class VenueLedgerController {
  constructor(
    private readonly ledger: VenueLedgerService,
    private readonly exports: LedgerExportService,
  ) {}

  @Serves(listBook)
  list(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Query({ schema: listBook.query }) query: BookQuery & { cursor?: string },
  ) {
    return this.ledger.page(caller, venueId, query);
  }

  @Serves(getBookTotals)
  totals(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Query({ schema: getBookTotals.query }) query: BookQuery,
  ): Promise<BookTotals> {
    return this.ledger.totals(caller, venueId, query);
  }

  @Serves(exportBook)
  async export(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Query({ schema: exportBook.query }) query: BookQuery & { format: BookFormat },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendTable(await this.exports.venueCopy(caller, venueId, query), reply);
  }

  @Serves(exportOfficialBook)
  async copy(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: exportOfficialBook.request }) body: OfficialCopy,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendTable(await this.exports.officialCopy(caller, venueId, body), reply);
  }
}
