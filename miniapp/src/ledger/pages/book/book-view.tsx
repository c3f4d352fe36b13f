import type { BookRow } from '@benefit/shared/ledger/book-contract';
import { ledgerKindText } from '@benefit/shared/ledger/book-rules';
import { BOOK_FORMATS } from '@benefit/shared/ledger/book-contract';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Choice } from '../../../ui/choice';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { sumsByKind } from './book-kinds';
import { PERIODS } from './book-period';
import { KIND_TONE, bookTexts, exported, formatText, kindNote, periodText, sumsNote } from './book-texts';
import type { useBook } from './use-book';
import './book.scss';

type Props = ReturnType<typeof useBook>;

/** The ledger on a phone: a period, what it comes to, and its rows. */
export function BookView(props: Props) {
  const { first, hasNone, onRetry } = props;
  const known = valueOf(first);
  return (
    <Screen
      title={bookTexts.title}
      back
      {...(known ? {} : { offlineText: bookTexts.offline })}
      {...(known && known.items.length > 0 ? { dock: <ExportButton {...props} /> } : {})}
    >
      {hasNone ? (
        <EmptyState icon="report" title={bookTexts.noVenue} text={bookTexts.noVenueText} />
      ) : (
        <View className="book">
          <Period {...props} />
          {first.status === 'loading' && (
            <>
              <Skeleton shape="card" />
              <Skeleton shape="row" count={6} />
            </>
          )}
          {first.status === 'failed' && !known && <FailedState failure={first.failure} onRetry={onRetry} />}
          {known && <Rows {...props} />}
        </View>
      )}
      {props.handing.step !== 'none' && <ExportSheet {...props} />}
    </Screen>
  );
}

function Period({ period, onPeriod }: Props) {
  const options = PERIODS.filter((each) => each !== 'days').map((value) => ({
    value,
    text: periodText[value],
  }));
  return <Choice label={bookTexts.period} options={options} value={period} onChange={onPeriod} />;
}

function Rows({ venueName, items, totals, more, loadMore }: Props) {
  if (items.length === 0)
    return <EmptyState icon="list" title={bookTexts.empty} text={bookTexts.emptyText} />;
  return (
    <>
      <Card pad>
        <Text className="book-venue">{venueName}</Text>
        {totals && (
          <>
            <View className="book-net num">
              <Text className="book-number">{String(totals.all.net)}</Text>
              <Text className="book-unit">{bookTexts.times}</Text>
              <Text className="book-sums">{sumsNote(totals.all)}</Text>
            </View>
            <View className="book-kinds">
              {sumsByKind(totals.byBenefit).map((sums) => (
                <Tag key={sums.kind}>{kindNote(sums)}</Tag>
              ))}
            </View>
          </>
        )}
      </Card>
      <Card>
        {items.map((row) => (
          <RowCell key={row.rowId} row={row} />
        ))}
      </Card>
      <MorePages more={more} onMore={loadMore} />
    </>
  );
}

function RowCell({ row }: { row: BookRow }) {
  const { number, kind, maskedName, maskedNumber, givenAt, remark, voidedByNumber } = row;
  return (
    <Cell
      title={`${number} · ${maskedName}`}
      struck={voidedByNumber !== null}
      note={
        <View className="book-note">
          <Text>{remark}</Text>
          <Text>{`${maskedNumber}，${spokenTime(givenAt)}`}</Text>
        </View>
      }
      end={kind === 'redemption' ? undefined : <Tag tone={KIND_TONE[kind]}>{ledgerKindText[kind]}</Tag>}
    />
  );
}

function ExportButton({ onOffer }: Props) {
  return (
    <Button block onPress={onOffer}>
      {bookTexts.export}
    </Button>
  );
}

/** WeChat opens no CSV: it stays with browsers. */
const PHONE_FORMATS = BOOK_FORMATS.filter((format) => process.env.TARO_ENV === 'h5' || format !== 'csv');

function ExportSheet({ handing, onExport, onHanded }: Props) {
  return (
    <Sheet title={bookTexts.export} onClose={onHanded}>
      {handing.step === 'done' && <Banner tone="ok" icon="check" title={exported} />}
      {handing.step === 'failed' && <FailureNote failure={handing.failure} />}
      {PHONE_FORMATS.map((format) => (
        <Cell
          key={format}
          icon="file"
          title={formatText[format].title}
          note={formatText[format].note}
          onPress={() => onExport(format)}
        />
      ))}
      <Text className="book-sheet-note">{bookTexts.exportNote}</Text>
    </Sheet>
  );
}
