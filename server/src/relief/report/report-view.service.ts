import { Injectable } from '@nestjs/common';
import { maskDocumentNumber, maskName } from '@benefit/shared/identity/masking-rules';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { Report, ReportHint, TimelineEntry } from '@benefit/shared/relief/report-contract';
import { transitionFor } from '@benefit/shared/relief/report-state-rules';
import { IdentityService } from '../../identity/identity.service.ts';
import type { Tx } from '../../platform/database.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { DepartmentRepository } from '../campaign/department.repository.ts';
import { EvidenceService } from './evidence.service.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import type { ReportEvent, ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import type { EventWords, SealedContent } from './report-vault.ts';
import { ReportVault } from './report-vault.ts';
import { eventText, nextStepOf } from './report-words.ts';

/** Who reads a report: its own reporter, or an officer who also sees which colleague did what. */
export type Viewer = 'reporter' | 'officer';

/** Name and number of whom a report is about, in full; only masked forms leave the server unasked. */
export interface Subject {
  name: string;
  documentNumber: string;
  gender: 'male' | 'female' | null;
  birthDate: string | null;
}

/** Puts a report together as it is shown. */
@Injectable()
export class ReportViewService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly vault: ReportVault,
    private readonly evidence: EvidenceService,
    private readonly campaigns: CampaignService,
    private readonly departments: DepartmentRepository,
    private readonly identity: IdentityService,
  ) {}

  /** @param received bytes that have arrived of each piece that is on its way; officers see none such */
  async shown(
    tx: Tx,
    report: ReportRow,
    viewer: Viewer,
    received: ReadonlyMap<string, number> = new Map(),
  ): Promise<Report> {
    const campaign = await this.campaigns.require(tx, report.campaignId);
    const category = categoryOf(report.categoryCode);
    const department =
      report.departmentId === null ? null : await this.departments.find(tx, report.departmentId);
    const content = this.vault.openContent(report);
    const subject = await this.subjectOf(tx, report, content);
    const rows = await this.evidence.of(tx, report.id);
    const departmentName = department?.name ?? null;
    const mayAppeal =
      report.accountId !== null &&
      report.appeals === 0 &&
      transitionFor(report.state, 'appeal', 'reporter') !== null;
    return {
      reportId: report.id,
      number: report.number,
      version: report.version,
      status: report.state,
      campaignId: report.campaignId,
      campaignTitle: campaign.title,
      categoryCode: report.categoryCode,
      categoryName: category?.name ?? report.categoryCode,
      clause: category?.clause ?? '',
      holder: report.holder,
      ...maskedSubject(report, subject),
      fields: content.fields,
      deed: content.deed,
      startedOn: report.startedOn,
      endedOn: report.endedOn,
      district: report.district,
      place: content.place,
      ...(content.position === undefined ? {} : { position: content.position }),
      witness: content.witness,
      declarations: content.declarations,
      evidence: await this.evidence.statuses(tx, report, rows, received),
      timeline: this.timeline(report, await this.reports.events(tx, report.id), viewer),
      items: report.state === 'returned' ? this.vault.openItems(report) : [],
      next: nextStepOf(report.state, {
        department: departmentName,
        dueAt: report.dueAt,
        campaignEnded: campaign.status !== 'active',
        mayAppeal,
      }),
      department: departmentName,
      origin: report.origin,
      mayWithdraw: report.accountId !== null && transitionFor(report.state, 'withdraw', 'reporter') !== null,
      mayAppeal,
      hints: viewer === 'reporter' ? await this.ownHints(tx, report, rows) : [],
      createdAt: report.createdAt.toISOString(),
      submittedAt: report.submittedAt?.toISOString() ?? null,
      updatedAt: report.updatedAt.toISOString(),
    };
  }

  /** Whom a report is about: the bound person, or what a department stated. */
  async subjectOf(tx: Tx, report: ReportRow, content?: SealedContent): Promise<Subject> {
    const stated = (content ?? this.vault.openContent(report)).subject;
    if (stated?.kind === 'enterprise') {
      return { name: stated.name, documentNumber: stated.creditCode, gender: null, birthDate: null };
    }
    if (report.personId !== null) return this.identity.provedPerson(tx, report.personId);
    if (stated === undefined) throw new Error(`Report ${report.id} is about nobody`);
    const { name, documentNumber, gender } = stated;
    return { name, documentNumber, gender, birthDate: null };
  }

  private timeline(report: ReportRow, events: readonly ReportEvent[], viewer: Viewer): TimelineEntry[] {
    return events
      .filter(({ action }) => action !== 'put')
      .map((event) => {
        const words = JSON.parse(
          this.vault.openWords(report, 'report_event', event.id, event.wordsSealed),
        ) as EventWords;
        const { reason, items } = words;
        return {
          at: event.at.toISOString(),
          action: event.action as TimelineEntry['action'],
          by: viewer === 'officer' ? byForOfficers(event) : event.actorUnit,
          status: event.toState,
          text: eventText(event.action),
          ...(reason === undefined || reason === '' ? {} : { reason }),
          ...(event.clause === null ? {} : { clause: event.clause }),
          ...(items === undefined || items.length === 0 ? {} : { items }),
        };
      });
  }

  /** What the reporter should look at before handing in: an own report of the same deed, or receipt. */
  private async ownHints(tx: Tx, report: ReportRow, pieces: readonly EvidenceRow[]): Promise<ReportHint[]> {
    const hints: ReportHint[] = sameFiles(pieces);
    const alike = (await this.sameDeeds(tx, report))[0];
    if (alike !== undefined) {
      const named = alike.number === null ? '另一件草稿' : `申报 ${alike.number}`;
      hints.push({ code: 'same-deed', text: `${named}的类别和起止日期与这一件相同，请确认不是重复申报` });
    }
    if (report.receiptHash !== null) {
      const others = await this.reports.byReceipt(tx, report.receiptHash);
      const own = others.find(({ id, accountId }) => id !== report.id && accountId === report.accountId);
      if (own !== undefined) {
        hints.push({ code: 'same-receipt', text: '您的另一件申报用了同一个凭证号，请核对' });
      }
    }
    return hints;
  }

  /** Other reports of the same document, category and dates in the campaign that are not withdrawn. */
  async sameDeeds(tx: Tx, report: ReportRow): Promise<ReportRow[]> {
    const others = await this.reports.byDocument(tx, report.documentHash, report.campaignId);
    return others.filter(
      (other) =>
        other.id !== report.id &&
        other.state !== 'withdrawn' &&
        other.categoryCode === report.categoryCode &&
        other.startedOn === report.startedOn &&
        other.endedOn === report.endedOn,
    );
  }
}

/** A person's name and number are masked; an enterprise's are public (郑信用办〔2021〕23号 五 2). */
const maskedSubject = (
  { holder }: ReportRow,
  { name, documentNumber }: Subject,
): Pick<Report, 'maskedName' | 'maskedNumber'> =>
  holder === 'enterprise'
    ? { maskedName: name, maskedNumber: documentNumber }
    : { maskedName: maskName(name), maskedNumber: maskDocumentNumber(documentNumber) };

/** Pieces for which a file stands that stands for another already: the same bytes count once. */
const sameFiles = (pieces: readonly EvidenceRow[]): ReportHint[] =>
  pieces
    .filter(
      ({ fileId }, index) => fileId !== null && pieces.findIndex((piece) => piece.fileId === fileId) < index,
    )
    .map(({ id }) => ({
      code: 'same-file',
      text: '这份材料与前面的一份完全相同，只算一份',
      evidenceId: id,
    }));

/** Colleagues read the person too, where the label says more than the unit. */
const byForOfficers = ({ actorUnit, actorLabel, actorId }: ReportEvent): string => {
  if (actorId === null || actorLabel === actorUnit || actorLabel === '') return actorUnit;
  return actorLabel.startsWith(actorUnit) ? actorLabel : `${actorUnit}（${actorLabel}）`;
};
