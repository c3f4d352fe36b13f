import { EnterpriseView } from './enterprise-view';
import { useEnterprise } from './use-enterprise';

export default function EnterprisePage() {
  return <EnterpriseView {...useEnterprise()} />;
}
