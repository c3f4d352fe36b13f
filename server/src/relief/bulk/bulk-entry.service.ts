import { Injectable } from '@nestjs/common';
import type { BulkDeed } from '@benefit/shared/relief/bulk-rules';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { NoticeService } from '../../identity/notice.service.ts';
import type { KnownPerson } from '../../identity/person-lookup.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportRepository } from '../report/report.repository.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import type { Actor } from '../report/report-transition.service.ts';
import { ReportVault } from '../report/report-vault.ts';
import type { ReportSubject } from '../report/report-vault.ts';

/** A deed that a department vouches for. */
export interface BulkEntry {
  /** Of the row, and so of the report: a row taken twice would be one report. */
  id: string;
  campaignId: string;
  departmentId: string;
  deed: BulkDeed;
  documentHash: string;
  /** Who is bound to the document; null where nobody is, and for enterprises. */
  person: KnownPerson | null;
  /** How and when the person agreed, in words; empty for enterprises. */
  consent: string;
  /** True where the same person, category and dates stand in the campaign already. */
  same: boolean;
}

/** Makes reports of what departments vouch for: recognised as they come in (郑信用办〔2021〕23号 四). */
@Injectable()
export class BulkEntryService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly transitions: ReportTransitionService,
    private readonly vault: ReportVault,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds reports in state `recognised`, numbered in the order of the entries, and tells the people who
   * are bound to their documents.
   */
  async addAll(tx: Tx, entries: readonly BulkEntry[], actor: Actor): Promise<void> {
    if (entries.length === 0) return;
    const at = this.clock.now();
    const day = shanghaiDate(at);
    const first = await this.reports.takeNumbers(tx, day, entries.length);
    const made = entries.map((entry, index) => ({
      report: this.rowOf(entry, reportNumber(day, first + index), at),
      reason: entry.consent === '' ? undefined : `本人同意：${entry.consent}`,
    }));
    for (const report of await this.transitions.beginBulk(tx, made, actor)) {
      if (report.accountId !== null) await this.tell(tx, report.accountId, report, actor.unit);
    }
  }

  /** Tells a person of a report that a department made about them. */
  async tell(
    tx: Tx,
    accountId: string,
    report: Pick<ReportRow, 'id' | 'number'>,
    unit: string,
  ): Promise<void> {
    await this.notices.notify(tx, accountId, {
      kind: 'report',
      title: '部门报送了您的事迹',
      text: `${unit}汇总报送了您的事迹（申报 ${report.number ?? ''}），视为部门已认定，接下来由信用办复核。内容有误或不愿计入的，可以撤回。`,
      clause: `${RELIEF_BASIS} 四`,
      subjectId: report.id,
    });
  }

  /** The hash under which a name is found. */
  nameHash(name: string): string {
    return this.vault.nameHash(name);
  }

  private rowOf(entry: BulkEntry, number: string, at: Date): ReportRow {
    const { id, deed, person, documentHash } = entry;
    const dataKey = this.vault.newKey(id);
    const keyed = { id, dataKey };
    const content = {
      fields: deed.fields,
      deed: deed.deed,
      place: deed.place,
      witness: '',
      // 四 2 binds who uploads for themselves; what a sheet says is that the person agreed
      declarations: { capable: false, resident: false, voluntary: entry.consent !== '' },
      subject: subjectOf(deed, entry.consent),
    };
    return {
      ...keyed,
      number,
      campaignId: entry.campaignId,
      categoryCode: deed.categoryCode,
      holder: deed.documentType === null ? 'enterprise' : 'person',
      origin: 'bulk',
      accountId: person?.accountId ?? null,
      personId: person?.personId ?? null,
      documentHash,
      nameHash: this.vault.nameHash(deed.name),
      receiptHash: null,
      contentSealed: this.vault.sealContent(keyed, content),
      contentHash: this.vault.contentHash(content),
      district: deed.district,
      startedOn: deed.startedOn,
      endedOn: deed.endedOn,
      state: 'recognised',
      version: 1,
      departmentId: entry.departmentId,
      hoursTenths: null,
      hints: entry.same ? 'same-deed' : '',
      itemsSealed: this.vault.sealItems(keyed, []),
      dueAt: null,
      pausedHalves: null,
      sortAt: at,
      claimedBy: null,
      claimedUntil: null,
      appeals: 0,
      sentBack: 0,
      submittedAt: at,
      confirmedAt: null,
      createdAt: at,
      updatedAt: at,
    };
  }
}

function subjectOf(deed: BulkDeed, consent: string): ReportSubject {
  const { name, documentType, documentNumber, gender, creditCode } = deed;
  if (documentType === null || gender === null) return { kind: 'enterprise', name, creditCode };
  return { kind: 'person', name, documentType, documentNumber, gender, consent };
}

/** `RB-260811-0417`: day of Asia/Shanghai and the count of that day. */
const reportNumber = (day: string, count: number): string =>
  `RB-${day.slice(2).replaceAll('-', '')}-${String(count).padStart(4, '0')}`;
