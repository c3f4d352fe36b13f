import { JoiningScreen } from './joining-screen';
import { useJoining } from './use-joining';

export default function JoiningPage() {
  return <JoiningScreen {...useJoining()} />;
}
