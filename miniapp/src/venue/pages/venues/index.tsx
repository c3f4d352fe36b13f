import { useVenues } from './use-venues';
import { VenuesView } from './venues-view';

export default function VenuesPage() {
  return <VenuesView {...useVenues()} />;
}
