import { useVenue } from './use-venue';
import { VenueView } from './venue-view';

export default function VenuePage() {
  return <VenueView {...useVenue()} />;
}
