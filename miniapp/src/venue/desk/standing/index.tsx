import { StandingView } from './standing-view';
import { useStanding } from './use-standing';

export default function StandingPage() {
  return <StandingView {...useStanding()} />;
}
