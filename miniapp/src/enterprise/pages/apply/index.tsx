import { ApplyView } from './apply-view';
import { useApply } from './use-apply';

export default function ApplyPage() {
  return <ApplyView {...useApply()} />;
}
