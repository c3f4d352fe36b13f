import { useSession } from '../../../platform/session';
import { useSystem } from '../../../platform/system';

export function usePolicy() {
  const { system, failure, loadSystem } = useSystem();
  const grade = useSession(({ me }) => (me?.credit && 'grade' in me.credit ? me.credit.grade : null));
  return { cities: system?.cities ?? null, failure, grade, onRetry: () => void loadSystem() };
}
