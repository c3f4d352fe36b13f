import { Injectable } from '@nestjs/common';
import { CLAIM_MINUTES } from '@benefit/shared/relief/review-contract';
import { LookService } from '../../identity/look.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Officer } from '../report/officer.service.ts';
import type { ReportRow } from '../report/report.entity.ts';

/** Most openings that are remembered to tell a repeated one; past it the oldest are forgotten. */
const MOST_REMEMBERED = 10_000;

/** Writes down which officer read whose report, and why; the person sees it. */
@Injectable()
export class ReviewLookService {
  /** When a look was noted last; in the order of the notes. */
  private readonly opened = new Map<string, number>();

  constructor(
    private readonly looks: LookService,
    private readonly clock: Clock,
  ) {}

  /** An officer opened a report. A page that is drawn again within a quarter of an hour is the same look. */
  opening(officer: Officer, report: ReportRow): void {
    if (this.isRepeated(`${officer.accountId} ${report.id}`)) return;
    this.note(officer, report, { what: '申报内容、证明材料和办理经过', reason: '办理申报' });
  }

  /** Whether the same was noted within the last quarter of an hour. */
  private isRepeated(key: string): boolean {
    const now = this.clock.now().getTime();
    const last = this.opened.get(key);
    if (last !== undefined && now - last < CLAIM_MINUTES * 60_000) return true;
    this.opened.delete(key);
    this.opened.set(key, now);
    const [oldest] = this.opened.keys();
    if (this.opened.size > MOST_REMEMBERED && oldest !== undefined) this.opened.delete(oldest);
    return false;
  }

  /** An officer read name and number in full. */
  revealing(officer: Officer, report: ReportRow, reason: string): void {
    this.note(officer, report, { what: '完整姓名和证件号码', reason });
  }

  exporting(officer: Officer, report: ReportRow): void {
    this.note(officer, report, { what: '申报内容（姓名和证件号码已隐去）', reason: '导出申报清单' });
  }

  /** An officer saw a photo of this report beside one of another that looks like it. */
  comparing(officer: Officer, report: ReportRow): void {
    if (this.isRepeated(`${officer.accountId} ${report.id} compared`)) return;
    this.note(officer, report, { what: '一份证明材料', reason: '与另一件申报的相似材料比对' });
  }

  private note(officer: Officer, report: ReportRow, look: { what: string; reason: string }): void {
    if (report.personId === null) return;
    const number = report.number === null ? '' : `申报 ${report.number} 的`;
    this.looks.note({
      personId: report.personId,
      accountId: officer.accountId,
      // as in the timeline, the person reads the unit; which officer it was stands in the row
      byText: officer.unit,
      what: `${number}${look.what}`.slice(0, 80),
      reason: look.reason,
    });
  }
}
