import { listWhoLooked } from '@benefit/shared/identity/identity-contract';
import { call } from '../../../platform/call';
import { usePages } from '../../../platform/use-pages';
import type { Page } from '../../../platform/use-pages';
import { useSignedIn } from '../../../platform/use-signed-in';

export interface Look {
  lookedAt: string;
  by: string;
  what: string;
  reason: string;
}

export function useLooks() {
  const me = useSignedIn();
  return usePages<Look, Page<Look>>(me ? 'looks' : null, (cursor) =>
    call(listWhoLooked, { query: { cursor } }),
  );
}
