import { useMe } from './use-me';
import { MeView } from './me-view';

export default function MePage() {
  return <MeView {...useMe()} />;
}
