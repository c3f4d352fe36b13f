import { usePhones } from './use-phones';
import { PhonesView } from './phones-view';

export default function PhonesPage() {
  return <PhonesView {...usePhones()} />;
}
