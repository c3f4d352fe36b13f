import { BulkView } from './bulk-view';
import { useBulk } from './use-bulk';

export default function BulkPage() {
  return <BulkView {...useBulk()} />;
}
