import { useWide } from '../../../ui/desk/use-wide';
import { BookDeskView } from './book-desk-view';
import { BookView } from './book-view';
import type { useBook } from './use-book';

/** At a desk where there is room for one. */
export function BookScreen(props: ReturnType<typeof useBook>) {
  return useWide() ? <BookDeskView {...props} /> : <BookView {...props} />;
}
