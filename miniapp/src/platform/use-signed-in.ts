import type { Me } from '@benefit/shared/identity/identity-contract';
import { useEffect } from 'react';
import { replaceAll } from './navigation';
import { useSession } from './session';

/** The signed-in account, null while it is not known; without a session the page gives way to the welcome. */
export function useSignedIn(): Me | null {
  const phase = useSession((state) => state.phase);
  const me = useSession((state) => state.me);
  useEffect(() => {
    if (phase === 'signed-out') replaceAll('welcome');
  }, [phase]);
  return me;
}
