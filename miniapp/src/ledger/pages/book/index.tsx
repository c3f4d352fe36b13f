import { BookScreen } from './book-screen';
import { useBook } from './use-book';

export default function BookPage() {
  return <BookScreen {...useBook()} />;
}
