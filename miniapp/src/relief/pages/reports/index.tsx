import { ReportsView } from './reports-view';
import { useReports } from './use-reports';

export default function ReportsPage() {
  return <ReportsView {...useReports()} />;
}
