import { ReportView } from './report-view';
import { useReport } from './use-report';

export default function ReportPage() {
  return <ReportView {...useReport()} />;
}
