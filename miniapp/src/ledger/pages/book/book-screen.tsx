import { BookView } from './book-view';
import type { useBook } from './use-book';

export function BookScreen(props: ReturnType<typeof useBook>) {
  return <BookView {...props} />;
}
