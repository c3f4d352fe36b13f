import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { ReportHint } from '@benefit/shared/relief/report-contract';
import { FileFactsService } from './file-facts.service.ts';
import type { Tx } from '../../platform/database.ts';
import { EvidenceService } from '../report/evidence.service.ts';
import { OfficerService } from '../report/officer.service.ts';
import type { Officer } from '../report/officer.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportRepository } from '../report/report.repository.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { ReportVault } from '../report/report-vault.ts';
import { ReportViewService } from '../report/report-view.service.ts';
import { DoubleService } from './double.service.ts';
import { fileWarnings, statedDeed } from './file-warnings.ts';

type HintCode = ReportHint['code'];

/** What officers should look at: kept with the report for lists, told in words where it is opened. */
@Injectable()
export class HintService implements OnModuleInit {
  constructor(
    private readonly transitions: ReportTransitionService,
    private readonly reports: ReportRepository,
    private readonly evidence: EvidenceService,
    private readonly facts: FileFactsService,
    private readonly doubles: DoubleService,
    private readonly vault: ReportVault,
    private readonly view: ReportViewService,
    private readonly officers: OfficerService,
  ) {}

  /** What the files tell is looked up when a report is handed in, first or after a supplement. */
  onModuleInit(): void {
    this.transitions.onStep.register(async (tx, { report, transition }) => {
      if (transition.action !== 'submit') return;
      const codes = new Set([...ownCodes(report), ...(await this.fileCodes(tx, report))]);
      await this.reports.update(tx, report.id, { hints: [...codes].join(',') });
    });
  }

  /** Other reports of the same deed or receipt, in words; numbers only of those the officer may see. */
  async reportHints(tx: Tx, officer: Officer, report: ReportRow): Promise<ReportHint[]> {
    const hints: ReportHint[] = [];
    const isOther = (other: ReportRow): boolean =>
      other.id !== report.id && other.number !== null && other.state !== 'withdrawn';
    const sameDeeds = (await this.view.sameDeeds(tx, report)).filter(isOther);
    if (sameDeeds.length > 0) {
      const text = `同一人在本专项内的类别和起止日期与${this.named(officer, sameDeeds)}相同`;
      hints.push({ code: 'same-deed', text });
    }
    if (report.receiptHash === null) return hints;
    const sameReceipts = (await this.reports.byReceipt(tx, report.receiptHash)).filter(isOther);
    if (sameReceipts.length > 0) {
      hints.push({ code: 'same-receipt', text: `捐赠凭证号与${this.named(officer, sameReceipts)}相同` });
    }
    return hints;
  }

  private named(officer: Officer, reports: readonly ReportRow[]): string {
    const numbers = reports.flatMap((report) =>
      this.officers.kindsFor(officer, report).length > 0 ? (report.number ?? []) : [],
    );
    const hidden = reports.length - numbers.length;
    const rest = hidden === 0 ? '' : `${numbers.length > 0 ? '和' : ''}其他区域的 ${hidden} 件申报`;
    return `${numbers.length > 0 ? `申报 ${numbers.slice(0, 3).join('、')}` : ''}${rest}`;
  }

  private async fileCodes(tx: Tx, report: ReportRow): Promise<HintCode[]> {
    const pieces = await this.evidence.of(tx, report.id);
    const facts = await this.facts.of(
      tx,
      pieces.flatMap(({ fileId }) => fileId ?? []),
    );
    const stated = statedDeed(report, this.vault.openContent(report));
    const doubles = await this.doubles.find(tx, report, pieces, facts);
    return [
      ...doubles.map(({ sameBytes }): HintCode => (sameBytes ? 'same-file' : 'similar-photo')),
      ...[...facts.values()].flatMap((file) => fileWarnings(file, stated).map(({ code }) => code)),
    ];
  }
}

/** Hints that came from elsewhere and stay. */
const ownCodes = ({ hints }: ReportRow): HintCode[] =>
  (hints.split(',') as HintCode[]).filter((code) => code === 'same-deed' || code === 'same-receipt');
