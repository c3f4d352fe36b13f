import { PassView } from './pass-view';
import { usePass } from './use-pass';

export default function PassPage() {
  return <PassView {...usePass()} />;
}
