import { useConsent } from './use-consent';
import { ConsentView } from './consent-view';

export default function ConsentPage() {
  return <ConsentView {...useConsent()} />;
}
