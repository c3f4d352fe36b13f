import { usePolicy } from './use-policy';
import { PolicyView } from './policy-view';

export default function PolicyPage() {
  return <PolicyView {...usePolicy()} />;
}
