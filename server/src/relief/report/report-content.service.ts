import { Injectable } from '@nestjs/common';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { ReportContent } from '@benefit/shared/relief/report-contract';
import { changesBeyond, listFaults } from '@benefit/shared/relief/report-rules';
import type { ReportFacts } from '@benefit/shared/relief/report-rules';
import { IdentityService } from '../../identity/identity.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceService } from './evidence.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportVault } from './report-vault.ts';

/** More than any category asks for. */
const MOST_FIELDS = 40;

/** Turns what a phone puts into a report's columns, and back into what the rules read. */
@Injectable()
export class ReportContentService {
  constructor(
    private readonly vault: ReportVault,
    private readonly evidence: EvidenceService,
    private readonly identity: IdentityService,
    private readonly clock: Clock,
  ) {}

  /** Tells content apart. A challenge is proof of an instant, not content: sending it anew changes nothing. */
  hashOf(content: ReportContent): string {
    const evidence = content.evidence.map(({ challenge: _, ...piece }) => piece);
    return this.vault.contentHash({ ...content, evidence });
  }

  /** A draft of a bound person, not kept yet. */
  async newRow(
    tx: Tx,
    { accountId, personId }: { accountId: string; personId: string },
    id: string,
    content: ReportContent,
  ): Promise<ReportRow> {
    const at = this.clock.now();
    const person = await this.identity.provedPerson(tx, personId);
    const keyed = { id, dataKey: this.vault.newKey(id) };
    return {
      ...keyed,
      number: null,
      holder: 'person',
      origin: 'self',
      accountId,
      personId,
      documentHash: person.documentHash,
      nameHash: this.vault.nameHash(person.name),
      state: 'draft',
      version: 1,
      departmentId: null,
      hoursTenths: null,
      hints: '',
      itemsSealed: this.vault.sealItems(keyed, []),
      dueAt: null,
      pausedHalves: null,
      sortAt: at,
      claimedBy: null,
      claimedUntil: null,
      appeals: 0,
      sentBack: 0,
      submittedAt: null,
      confirmedAt: null,
      createdAt: at,
      updatedAt: at,
      ...this.columnsOf(keyed, content),
    };
  }

  /** The columns that say what was put. Whom a department reported stays as the department stated. */
  columnsOf(report: Pick<ReportRow, 'id' | 'dataKey'> & { contentSealed?: string }, content: ReportContent) {
    const { fields, deed, place, position, declarations, witness = '' } = content;
    const { id, dataKey, contentSealed } = report;
    const subject =
      contentSealed === undefined
        ? undefined
        : this.vault.openContent({ id, dataKey, contentSealed }).subject;
    const receiptNumber = fields['receiptNumber'];
    const stated = typeof receiptNumber === 'string' && receiptNumber.trim() !== '';
    return {
      campaignId: content.campaignId,
      categoryCode: content.categoryCode,
      district: content.district,
      startedOn: content.startedOn,
      endedOn: content.endedOn,
      receiptHash: stated ? this.vault.receiptHash(receiptNumber) : null,
      contentHash: this.hashOf(content),
      contentSealed: this.vault.sealContent(report, {
        ...{ fields, deed, place, witness, declarations },
        ...(position === undefined ? {} : { position }),
        ...(subject === undefined ? {} : { subject }),
      }),
    };
  }

  /** A report as the rules read it. */
  factsOf(report: ReportRow, pieces: readonly EvidenceRow[]): ReportFacts & { campaignId: string } {
    const { campaignId, categoryCode, startedOn, endedOn, district } = report;
    const evidence = this.evidence.declarationsOf(report, pieces);
    return {
      ...this.vault.openContent(report),
      ...{ campaignId, categoryCode, startedOn, endedOn, district, evidence },
    };
  }

  /**
   * What no draft may hold: a category of enterprises, more files than allowed.
   *
   * @throws Problem `invalid-request` by field
   */
  refuseUnkeepable(content: ReportContent): void {
    const errors = listFaults(content.evidence);
    if (Object.keys(content.fields).length > MOST_FIELDS) {
      errors.unshift({ path: 'fields', code: 'too-many', text: '填写的项目太多' });
    }
    if (categoryOf(content.categoryCode)?.holder !== 'person') {
      errors.unshift({
        path: 'categoryCode',
        code: 'not-a-choice',
        text: '企业和社会组织的事项由行业主管部门汇总报送',
      });
    }
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
  }

  /**
   * While a report is returned only the named items open.
   *
   * @throws Problem `invalid-request` with code `not-open` for each that is not
   */
  async refuseBeyondItems(tx: Tx, report: ReportRow, content: ReportContent): Promise<void> {
    if (report.state !== 'returned') return;
    const before = this.factsOf(report, await this.evidence.of(tx, report.id));
    const items = this.vault.openItems(report).map(({ item }) => item);
    const errors = changesBeyond(before, content, items);
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
  }
}
