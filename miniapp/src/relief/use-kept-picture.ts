import { useEffect, useState } from 'react';
import { addressOfKept } from '../platform/kept-files';
import { posterName } from './draft-store';

/** Where the small picture of a piece of evidence lies on this phone; null where none does. */
export function useKeptPicture(evidenceId: string, hasPoster: boolean): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    if (hasPoster) {
      void addressOfKept(posterName(evidenceId)).then((found) => {
        if (!left) setAddress(found);
      });
    }
    return () => {
      left = true;
    };
  }, [evidenceId, hasPoster]);
  return address;
}
