import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { confirmMonthlyReport, listMonthlyReports } from '@benefit/shared/ledger/monthly-report-contract';
import type { MonthlyReport } from '@benefit/shared/ledger/monthly-report-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { MonthlyReportService } from './monthly-report.service.ts';

@ApiTags('venue')
@Controller()
export class MonthlyReportController {
  constructor(private readonly reports: MonthlyReportService) {}

  @Serves(listMonthlyReports)
  list(@Caller() caller: Principal, @Param('venueId') venueId: string) {
    return this.reports.list(caller, venueId);
  }

  @Serves(confirmMonthlyReport)
  confirm(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: confirmMonthlyReport.request }) { month }: { month: string },
  ): Promise<MonthlyReport> {
    return this.reports.confirm(caller, venueId, month);
  }
}
