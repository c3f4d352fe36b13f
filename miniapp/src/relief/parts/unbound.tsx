import { EmptyState } from '../../ui/empty-state';
import { reliefTexts } from '../relief-texts';

/** Whoever is not bound is told why that comes first. */
export function Unbound({ onBind }: { onBind: () => void }) {
  return (
    <EmptyState
      icon="shield"
      title={reliefTexts.unboundTitle}
      text={reliefTexts.unboundText}
      action={{ text: reliefTexts.bind, onPress: onBind }}
    />
  );
}
