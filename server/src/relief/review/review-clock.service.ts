import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { nextActor } from '@benefit/shared/relief/report-state-rules';
import type { ReviewClock } from '@benefit/shared/relief/review-contract';
import {
  clockAfter,
  clockAfterHandOn,
  onTime,
  remainingHalves,
} from '@benefit/shared/relief/working-day-rules';
import type { ReportClock } from '@benefit/shared/relief/working-day-rules';
import type { Tx } from '../../platform/database.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { ReviewSettingsService } from './review-settings.service.ts';
import type { ReviewTerms } from './review-settings.service.ts';

/** The clock of the review: winds it with every step of a report, and reads it. */
@Injectable()
export class ReviewClockService implements OnModuleInit {
  constructor(
    private readonly transitions: ReportTransitionService,
    private readonly settings: ReviewSettingsService,
  ) {}

  onModuleInit(): void {
    this.transitions.clockOf.register(async (tx, { before, step }) => {
      const { limits, isWorkingDay } = await this.settings.termsAt(tx, step.at);
      return { ...clockAfter(before, step, limits, isWorkingDay), onTime: onTime(before, step) };
    });
  }

  /** The clock of a report that is handed on at an instant. */
  async afterHandOn(tx: Tx, report: ReportRow, at: Date): Promise<ReportClock> {
    const { limits, isWorkingDay } = await this.settings.termsAt(tx, at);
    const step = { state: report.state, wasAssigned: report.departmentId !== null, at };
    return clockAfterHandOn(report, step, limits, isWorkingDay);
  }
}

/** A report's clock as officers read it. */
export function shownClock(
  report: Pick<ReportRow, 'state' | 'dueAt' | 'pausedHalves'>,
  { limits, isWorkingDay }: ReviewTerms,
  at: Date,
): ReviewClock {
  const halves = remainingHalves(report, report.state, at, limits, isWorkingDay);
  return {
    limitDays: nextActor(report.state) === 'office' ? limits.officeDays : limits.departmentDays,
    dueAt: report.dueAt?.toISOString() ?? null,
    daysLeft: halves === null ? null : halves / 2,
    paused: report.state === 'returned' && report.pausedHalves !== null,
  };
}
