import { SponsorsView } from './sponsors-view';
import { useSponsors } from './use-sponsors';

export default function SponsorsPage() {
  return <SponsorsView {...useSponsors()} />;
}
