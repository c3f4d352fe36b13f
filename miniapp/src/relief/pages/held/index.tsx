import { HeldView } from './held-view';
import { useHeld } from './use-held';

export default function HeldPage() {
  return <HeldView {...useHeld()} />;
}
