import { useLooks } from './use-looks';
import { LooksView } from './looks-view';

export default function LooksPage() {
  return <LooksView {...useLooks()} />;
}
