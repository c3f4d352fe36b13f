import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { useEffect, useRef } from 'react';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { ClockMark } from '../clock-mark';
import { filterOf } from './review-filter';
import { hintTexts, reviewTexts } from './review-texts';
import type { useReview } from './use-review';

type Props = ReturnType<typeof useReview>;

/** How near to the end more is loaded, in heights of the list. */
const NEAR = 0.5;

/** What waits, the most urgent first; more comes as one scrolls. */
export function QueueList({ queue, detail, filter, opened, onOpen, onFilter }: Props) {
  const { first, items, more, loadMore, reload, bulk, chosen, onChoose } = queue;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [opened]);

  return (
    <div
      className="review-list"
      ref={list}
      role="list"
      aria-label="申报"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (more.status === 'more' && scrollHeight - scrollTop - clientHeight < clientHeight * NEAR)
          loadMore();
      }}
    >
      {first.status === 'loading' && <DeskLoading />}
      {first.status === 'failed' && items.length === 0 && (
        <DeskFailed failure={first.failure} onRetry={() => void reload()} />
      )}
      {first.status === 'content' && items.length === 0 && (
        <DeskEmpty
          icon="inbox"
          title={reviewTexts.emptyTitle}
          text={reviewTexts.emptyText}
          action={{
            text: reviewTexts.clear,
            onPress: () => onFilter({ ...filterOf({}), status: filter.status }),
          }}
        />
      )}
      {items.map((item) => (
        <Item
          key={item.reportId}
          // What is open is held since the list was read.
          item={item.reportId === opened && detail.claim ? { ...item, claim: detail.claim } : item}
          on={item.reportId === opened}
          showState={filter.status === '' || filter.status.includes(',')}
          choosing={bulk.step !== 'off'}
          chosen={chosen.has(item.reportId)}
          onChoose={(on) => onChoose(item.reportId, on)}
          onOpen={() => onOpen(item.reportId)}
        />
      ))}
      {more.status === 'more' && (
        <DeskButton kind="quiet" onPress={loadMore}>
          再载入一些
        </DeskButton>
      )}
      {more.status === 'loading' && <DeskLoading rows={2} />}
      {more.status === 'failed' && <DeskFailed failure={more.failure} onRetry={loadMore} />}
    </div>
  );
}

interface ItemProps {
  item: QueueItem;
  on: boolean;
  showState: boolean;
  choosing: boolean;
  chosen: boolean;
  onChoose: (on: boolean) => void;
  onOpen: () => void;
}

function Item({ item, on, showState, choosing, chosen, onChoose, onOpen }: ItemProps) {
  const { maskedName, categoryName, deed, district, clock, claim, hints, number, status } = item;
  return (
    <div role="listitem" className={classes('review-item', on && 'review-item--on')}>
      {choosing && (
        <input
          type="checkbox"
          className="review-item-box"
          aria-label={`选择 ${maskedName} ${number ?? ''}`}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      )}
      <button
        type="button"
        className="review-item-press"
        aria-current={on ? 'true' : undefined}
        aria-label={`${maskedName} ${number ?? ''} ${categoryName} ${reportStateText[status]}`}
        onClick={onOpen}
      >
        <span className="review-item-top">
          <b>{maskedName}</b>
          <span className="desk-dim desk-cut">{categoryName}</span>
          <span className="desk-end">
            <ClockMark clock={clock} />
          </span>
        </span>
        <span className="review-item-text desk-cut">{deed}</span>
        <span className="review-item-meta">
          <span>{district}</span>
          {showState && <span>{reportStateText[status]}</span>}
          {[...new Set(hints)].slice(0, showState ? 1 : 2).map((code) => (
            <span key={code} className="desk-warn review-item-hint">
              <DeskIcon name={hintTexts[code].icon} size="s" />
              {hintTexts[code].text}
            </span>
          ))}
          <span className="desk-end">
            {claim ? (
              <>
                <span className="desk-avatar desk-avatar--s">{claim.mine ? '我' : claim.by.slice(0, 1)}</span>
                {claim.mine ? '我在办' : `${claim.by} 在办`}
              </>
            ) : (
              '未认领'
            )}
          </span>
        </span>
      </button>
    </div>
  );
}
