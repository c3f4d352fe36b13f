import { Injectable } from '@nestjs/common';
import { maskDocumentNumber } from '@benefit/shared/identity/masking-rules';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { shanghaiDate, shanghaiDateTime } from '@benefit/shared/shanghai-time';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import type { TableFile } from '../../platform/table-file.ts';
import type { Officer } from '../report/officer.service.ts';
import { hintText } from './hint-texts.ts';
import { QueueItemService, shownName } from './queue-item.service.ts';
import type { OpenedReport } from './queue-item.service.ts';
import type { QueueFilter } from './queue-lanes.ts';
import { areaOf, readText } from './queue-query.ts';
import type { QueueQuery } from './queue-query.ts';
import { QueueRepository } from './queue.repository.ts';
import type { QueuePlace } from './queue.repository.ts';
import { QueueService } from './queue.service.ts';
import { ReviewAccessService } from './review-access.service.ts';
import { ReviewLookService } from './review-look.service.ts';

/** Reports that are opened at a time: what is in memory, however long the list. */
const PAGE = 500;

interface ExportPage {
  places: QueuePlace[];
  rows: string[][];
}

/** The filtered list as a file, written while it is read. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly access: ReviewAccessService,
    private readonly queues: QueueService,
    private readonly queue: QueueRepository,
    private readonly items: QueueItemService,
    private readonly looks: ReviewLookService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts an export; that it was made stands in the audit log before its first byte leaves.
   *
   * @throws Problem `invalid-request` where a filter is none
   */
  async start(caller: Principal, query: QueueQuery, format: 'xlsx' | 'csv'): Promise<TableFile> {
    const at = this.clock.now();
    const { officer, filter } = await this.database.write(async (tx) => {
      const asking = await this.access.officerOf(tx, caller);
      const wanted = await this.queues.filterOf(tx, asking, query, at);
      const count = await this.queue.count(tx, areaOf(asking), wanted);
      await this.audit.record(tx, caller, 'reports-exported', {
        format,
        count,
        filters: auditedFilters(query),
      });
      return { officer: asking, filter: wanted };
    });
    const table = { title: '申报', headings: HEADINGS, widths: WIDTHS, pages: this.pages(officer, filter) };
    return { tables: [table], format, name: `申报清单-${shanghaiDate(at)}` };
  }

  /** Page after page by the queue's own order and cursor, each a reading of its own. */
  private async *pages(officer: Officer, filter: QueueFilter): AsyncGenerator<string[][]> {
    let after: QueuePlace | null = null;
    do {
      const from: QueuePlace | null = after;
      const page: ExportPage = await this.database.read((tx) => this.pageAfter(tx, officer, filter, from));
      const { places, rows } = page;
      if (rows.length > 0) yield rows;
      after = places.length === PAGE ? (places[PAGE - 1] ?? null) : null;
    } while (after !== null);
  }

  private async pageAfter(
    tx: Tx,
    officer: Officer,
    filter: QueueFilter,
    after: QueuePlace | null,
  ): Promise<ExportPage> {
    const places = await this.queue.page(tx, areaOf(officer), filter, { after, limit: PAGE });
    const opened = await this.items.open(
      tx,
      places.map(({ id }) => id),
    );
    for (const { row } of opened) this.looks.exporting(officer, row);
    return { places, rows: opened.map(cellsOf) };
  }
}

type Column = [heading: string, width: number, cell: (report: OpenedReport) => string];

const COLUMNS: readonly Column[] = [
  ['编号', 18, ({ row }) => row.number ?? ''],
  ['状态', 12, ({ row }) => reportStateText[row.state]],
  ['申报对象', 10, ({ row }) => (row.holder === 'person' ? '个人' : '企业')],
  ['姓名或名称', 16, ({ row, name }) => shownName(row, name)],
  ['证件号码', 22, ({ row, documentNumber }) => shownNumber(row.holder, documentNumber)],
  ['专项', 20, ({ campaignTitle }) => campaignTitle],
  ['类别', 24, ({ row }) => categoryOf(row.categoryCode)?.name ?? ''],
  ['依据', 24, ({ row }) => categoryOf(row.categoryCode)?.clause ?? ''],
  ['具体事项', 50, ({ content }) => content.deed],
  ['开始日期', 12, ({ row }) => row.startedOn],
  ['结束日期', 12, ({ row }) => row.endedOn],
  ['区县', 10, ({ row }) => row.district],
  ['地点', 24, ({ content }) => content.place],
  ['主管部门', 20, ({ department }) => department ?? '待转办'],
  ['来源', 10, ({ row }) => (row.origin === 'self' ? '本人申报' : '部门汇总')],
  ['提交时间', 18, ({ row }) => timeText(row.submittedAt)],
  ['办理期限', 18, ({ row }) => timeText(row.dueAt)],
  ['核定时长（小时）', 14, ({ row }) => (row.hoursTenths === null ? '' : String(row.hoursTenths / 10))],
  ['提示', 24, ({ row }) => row.hints.split(',').filter(Boolean).map(hintText).join('、')],
];
const HEADINGS = COLUMNS.map(([heading]) => heading);
const WIDTHS = COLUMNS.map(([, width]) => width);

const cellsOf = (report: OpenedReport): string[] => COLUMNS.map(([, , cell]) => cell(report));
const timeText = (at: Date | null): string => (at === null ? '' : shanghaiDateTime(at));
const shownNumber = (holder: string, number: string): string =>
  holder === 'enterprise' ? number : maskDocumentNumber(number);

/** A search may be a name or a document's number: the log tells that there was one, not which. */
const auditedFilters = (query: QueueQuery): Record<string, unknown> => ({
  ...query,
  ...(readText(query.q) === '' ? {} : { q: '（有）' }),
});
