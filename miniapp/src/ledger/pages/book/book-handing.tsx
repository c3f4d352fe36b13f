import { useEffect } from 'react';
import { toast } from '../../../ui/desk/desk-toast';
import { exported, notExported } from './book-texts';
import type { useBook } from './use-book';

/** Says at a desk what became of an export. */
export function BookHanding({ handing, onHanded }: Pick<ReturnType<typeof useBook>, 'handing' | 'onHanded'>) {
  useEffect(() => {
    if (handing.step === 'done') toast(exported);
    if (handing.step === 'failed') toast(notExported(handing.failure), 'danger');
    if (handing.step === 'done' || handing.step === 'failed') onHanded();
  }, [handing, onHanded]);
  return null;
}
