import { EnterprisesView } from './enterprises-view';
import { useEnterprises } from './use-enterprises';

export default function EnterprisesPage() {
  return <EnterprisesView {...useEnterprises()} />;
}
