import type { More } from '../platform/use-pages';
import { Button } from './button';
import { FailureNote } from './failure-note';

/** The end of a list that goes on. */
export function MorePages({ more, onMore }: { more: More; onMore: () => void }) {
  if (more.status === 'none') return null;
  return (
    <>
      {more.status === 'failed' && <FailureNote failure={more.failure} />}
      <Button kind="plain" block busy={more.status === 'loading'} onPress={onMore}>
        查看更多
      </Button>
    </>
  );
}
