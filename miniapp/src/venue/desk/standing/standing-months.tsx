import type { MonthlyReport } from '@benefit/shared/ledger/monthly-report-contract';
import { monthText } from '@benefit/shared/ledger/monthly-report-rules';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { figuresText, monthlyTexts } from '../../monthly-texts';

/** The months of a venue, and which of them wait or came late. */
export function StandingMonths({ months }: { months: readonly MonthlyReport[] }) {
  return (
    <>
      <h3 className="standing-head">{monthlyTexts.title}</h3>
      {months.length === 0 && <p className="desk-note">{monthlyTexts.none}</p>}
      <ol className="standing-history">
        {months.slice(0, 6).map((report) => (
          <li key={report.month}>
            <b>{monthText(report.month)}</b>
            <DeskTag tone={toneOf(report)}>{stateOf(report)}</DeskTag>
            <p>{figuresText(report)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

const toneOf = ({ late, confirmedAt }: MonthlyReport) =>
  late ? 'warn' : confirmedAt === null ? 'plain' : 'ok';

function stateOf({ late, confirmedAt, dueAt }: MonthlyReport): string {
  if (confirmedAt !== null) return late ? `迟报，${spokenTime(confirmedAt)} 确认` : monthlyTexts.confirmed;
  return late ? '没有按时确认' : `待确认，最晚 ${spokenTime(dueAt)}`;
}
