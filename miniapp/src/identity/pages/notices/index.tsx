import { useNotices } from './use-notices';
import { NoticesView } from './notices-view';

export default function NoticesPage() {
  return <NoticesView {...useNotices()} />;
}
