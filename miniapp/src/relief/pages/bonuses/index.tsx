import { BonusesView } from './bonuses-view';
import { useBonuses } from './use-bonuses';

export default function BonusesPage() {
  return <BonusesView {...useBonuses()} />;
}
