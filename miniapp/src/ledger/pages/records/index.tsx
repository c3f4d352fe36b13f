import { useRecords } from './use-records';
import { RecordsView } from './records-view';

export default function RecordsPage() {
  return <RecordsView {...useRecords()} />;
}
