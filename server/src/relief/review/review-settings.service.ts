import { Injectable } from '@nestjs/common';
import type { ReviewSettings } from '@benefit/shared/relief/review-contract';
import type { IsWorkingDay, ReviewLimits } from '@benefit/shared/relief/working-day-rules';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { fieldProblem } from '../../platform/problem.ts';
import { ReviewAccessService } from './review-access.service.ts';
import { ReviewSettingsRepository } from './review-settings.repository.ts';
import { WorkingCalendar } from './working-calendar.ts';
import type { CalendarOverride } from './working-calendar.ts';

/** Until the office sets its own. */
const DEFAULTS: ReviewLimits = { departmentDays: 5, officeDays: 3 };

/** What the clock of the review needs, as it is in force. */
export interface ReviewTerms {
  limits: ReviewLimits;
  isWorkingDay: IsWorkingDay;
}

/** Limits in working days and the calendar they are counted by, versioned by instant (rule 21). */
@Injectable()
export class ReviewSettingsService {
  constructor(
    private readonly database: Database,
    private readonly settings: ReviewSettingsRepository,
    private readonly calendar: WorkingCalendar,
    private readonly access: ReviewAccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async termsAt(tx: Tx, at: Date): Promise<ReviewTerms> {
    const { departmentDays, officeDays, overrides } = await this.settingsAt(tx, at);
    return { limits: { departmentDays, officeDays }, isWorkingDay: this.calendar.with(overrides) };
  }

  get(): Promise<ReviewSettings> {
    return this.database.read((tx) => this.settingsAt(tx, this.clock.now()));
  }

  /**
   * Sets limits and overrides from now on. Limits that run keep their end.
   *
   * @throws Problem `role-required`, `invalid-request` where a day is named twice
   */
  async set(caller: Principal, settings: Omit<ReviewSettings, 'calendarUntil'>): Promise<ReviewSettings> {
    requireEachDayOnce(settings.overrides);
    const { departmentDays, officeDays } = settings;
    const overrides = [...settings.overrides].sort((a, b) => (a.day < b.day ? -1 : 1));
    return this.database.write(async (tx) => {
      await this.access.requireCityOffice(tx, caller);
      const at = this.clock.now();
      await this.settings.addSettings(tx, {
        id: newId(at),
        departmentDays,
        officeDays,
        overrides: JSON.stringify(overrides),
        effectiveFrom: at,
        setBy: caller.accountId,
      });
      await this.audit.record(tx, caller, 'review-settings-set', { departmentDays, officeDays, overrides });
      return this.settingsAt(tx, at);
    });
  }

  private async settingsAt(tx: Tx, at: Date): Promise<ReviewSettings> {
    const calendarUntil = this.calendar.knownUntil;
    const row = await this.settings.settingsAt(tx, at);
    if (row === null) return { ...DEFAULTS, overrides: [], calendarUntil };
    const { departmentDays, officeDays } = row;
    const overrides = JSON.parse(row.overrides) as CalendarOverride[];
    return { departmentDays, officeDays, overrides, calendarUntil };
  }
}

function requireEachDayOnce(overrides: readonly CalendarOverride[]): void {
  const seen = new Set<string>();
  overrides.forEach(({ day }, index) => {
    if (seen.has(day)) {
      throw fieldProblem({
        path: `overrides.${index}.day`,
        code: 'named-twice',
        text: '同一天只能设置一次',
      });
    }
    seen.add(day);
  });
}
