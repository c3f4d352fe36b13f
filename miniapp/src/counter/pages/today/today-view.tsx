import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { TodayRow } from '@benefit/shared/counter/counter-contract';
import { shanghaiClock } from '@benefit/shared/shanghai-time';
import { Text, View } from '@tarojs/components';
import { failureText } from '../../../platform/failure-text';
import { valueOf, type Remote } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { TillFailure } from '../../till-failure';
import { RefundSheet } from '../../refund-sheet';
import { refundTexts } from '../../refund-texts';
import type { RefundState, RefundTarget } from '../../use-refund';
import type { VoidState } from '../../use-void';
import { VoidSheet } from '../../void-sheet';
import { todayTexts } from './today-texts';
import type { Day, Older } from './use-today';
import './today.scss';

interface TodayViewProps {
  day: Remote<Day>;
  older: Older;
  voiding: VoidState;
  onMore: (cursor: string) => void;
  onRetry: () => void;
  onScan: () => void;
  onVoid: (row: TodayRow) => void;
  onVoidReason: (reason: string) => void;
  onVoidConfirm: () => void;
  onVoidClose: () => void;
  refunding: RefundState;
  onRefund: (target: RefundTarget) => void;
  onRefundAmount: (amount: string) => void;
  onRefundConfirm: () => void;
  onRefundClose: () => void;
}

/** The day at this venue, newest first, with its totals. */
export function TodayView(props: TodayViewProps) {
  const { day, voiding } = props;
  const known = valueOf(day);
  return (
    <Screen title={todayTexts.title} back offlineText={todayTexts.offline}>
      {day.status === 'loading' && (
        <View className="today">
          <Skeleton shape="card" />
          <Skeleton shape="row" count={5} />
        </View>
      )}
      {day.status === 'failed' &&
        (known ? (
          <TillFailure text={failureText(day.failure)} />
        ) : (
          <FailedState failure={day.failure} onRetry={props.onRetry} />
        ))}
      {known && <DayOf {...props} known={known} />}
      <VoidSheet
        state={voiding}
        onReason={props.onVoidReason}
        onConfirm={props.onVoidConfirm}
        onClose={props.onVoidClose}
      />
      <RefundSheet
        state={props.refunding}
        onAmount={props.onRefundAmount}
        onConfirm={props.onRefundConfirm}
        onClose={props.onRefundClose}
      />
    </Screen>
  );
}

function DayOf({ known, older, onMore, onScan, onVoid, onRefund }: TodayViewProps & { known: Day }) {
  const rows = [...known.items, ...older.rows];
  const next = older.next === undefined ? known.next : older.next;
  if (rows.length === 0) {
    const { title, text, action } = todayTexts.empty;
    return <EmptyState icon="list" title={title} text={text} action={{ text: action, onPress: onScan }} />;
  }
  return (
    <View className="today">
      <Totals totals={known.totals} />
      <Card>
        {rows.map((row) => (
          <Row key={row.redemptionId} row={row} onVoid={onVoid} onRefund={onRefund} />
        ))}
      </Card>
      {older.failure && <TillFailure text={failureText(older.failure)} />}
      {next !== null && (
        <Button kind="tint" block busy={older.loading} onPress={() => onMore(next)}>
          {older.loading ? todayTexts.loadingMore : todayTexts.more}
        </Button>
      )}
    </View>
  );
}

function Totals({ totals }: { totals: Day['totals'] }) {
  const { redemptions, amountFen, discountFen, refundedFen, voided, byBenefit } = totals;
  return (
    <Card pad>
      <View className="today-totals num">
        <View className="today-count">
          <Text className="today-number">{String(redemptions)}</Text>
          <Text className="today-unit">{todayTexts.redemptions}</Text>
        </View>
        <View className="today-sums">
          <View className="today-sum">
            <Text className="today-label">{todayTexts.paid}</Text>
            <Text className="today-value">{yuanText(amountFen - discountFen)}</Text>
          </View>
          <View className="today-sum">
            <Text className="today-label">{todayTexts.discount}</Text>
            <Text className="today-value">{yuanText(discountFen)}</Text>
          </View>
        </View>
      </View>
      <View className="today-kinds">
        {byBenefit.map(({ benefitTitle, redemptions: count }) => (
          <Tag key={benefitTitle}>{`${benefitTitle} ${count} 笔`}</Tag>
        ))}
        {voided > 0 && <Tag tone="warn">{todayTexts.voided(voided)}</Tag>}
        {refundedFen > 0 && <Tag tone="warn">{todayTexts.refunded(yuanText(refundedFen))}</Tag>}
      </View>
    </Card>
  );
}

function Row({ row, onVoid, onRefund }: Pick<TodayViewProps, 'onVoid' | 'onRefund'> & { row: TodayRow }) {
  const {
    number,
    maskedName,
    benefitTitle,
    redeemedAt,
    amountFen,
    discountFen = 0,
    voided,
    refundedFen = 0,
  } = row;
  const paid = amountFen === undefined ? '' : `，实付 ${yuanText(amountFen - discountFen)}`;
  const back = refundedFen === 0 ? '' : `，${refundTexts.refunded(yuanText(refundedFen))}`;
  const note = `${shanghaiClock(new Date(redeemedAt))}，${maskedName}${paid}${back}，第 ${number} 号`;
  return (
    <Cell
      title={benefitTitle}
      note={note}
      struck={voided}
      end={voided ? <Tag tone="warn">{todayTexts.voidedTag}</Tag> : <Ways {...{ row, onVoid, onRefund }} />}
    />
  );
}

/** What can still be done about a row: a price is paid back in parts, anything untouched is voided. */
function Ways({ row, onVoid, onRefund }: Pick<TodayViewProps, 'onVoid' | 'onRefund'> & { row: TodayRow }) {
  const { redemptionId, number, benefitTitle, maskedName, amountFen = 0, discountFen, refundedFen = 0 } = row;
  const leftFen = discountFen === undefined ? 0 : amountFen - discountFen - refundedFen;
  return (
    <View className="today-ways">
      {leftFen > 0 && (
        <Button
          kind="plain"
          slim
          label={`${refundTexts.do}第 ${number} 号`}
          onPress={() => onRefund({ redemptionId, number, benefitTitle, maskedName, leftFen })}
        >
          {refundTexts.do}
        </Button>
      )}
      {refundedFen === 0 && (
        <Button kind="plain" slim label={`${todayTexts.void}第 ${number} 号`} onPress={() => onVoid(row)}>
          {todayTexts.void}
        </Button>
      )}
    </View>
  );
}
