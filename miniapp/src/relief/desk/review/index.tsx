import { ReviewView } from './review-view';
import { useReview } from './use-review';

export default function ReviewPage() {
  return <ReviewView {...useReview()} />;
}
