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
    </Screen>
  );
}

function DayOf({ known, older, onMore, onScan, onVoid }: TodayViewProps & { known: Day }) {
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
          <Row key={row.redemptionId} row={row} onVoid={onVoid} />
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
  const { redemptions, amountFen, discountFen, voided, byBenefit } = totals;
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
      </View>
    </Card>
  );
}

function Row({ row, onVoid }: { row: TodayRow; onVoid: (row: TodayRow) => void }) {
  const { number, maskedName, benefitTitle, redeemedAt, amountFen, discountFen = 0, voided } = row;
  const paid = amountFen === undefined ? '' : `，实付 ${yuanText(amountFen - discountFen)}`;
  return (
    <Cell
      title={benefitTitle}
      note={`${shanghaiClock(new Date(redeemedAt))}，${maskedName}${paid}，第 ${number} 号`}
      struck={voided}
      end={
        voided ? (
          <Tag tone="warn">{todayTexts.voidedTag}</Tag>
        ) : (
          <Button kind="plain" slim label={`${todayTexts.void}第 ${number} 号`} onPress={() => onVoid(row)}>
            {todayTexts.void}
          </Button>
        )
      }
    />
  );
}
