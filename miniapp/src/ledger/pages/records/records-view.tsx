import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { BENEFIT_ICON } from '../../../ui/benefit-icon';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { LeftBenefits } from './left-benefits';
import { RecordSheet } from './record-sheet';
import { recordsTexts } from './records-texts';
import type { useRecords } from './use-records';
import './records.scss';

type Props = ReturnType<typeof useRecords>;

export function RecordsView(props: Props) {
  const {
    first,
    items,
    more,
    months,
    elder,
    chosen,
    loadMore,
    reload,
    onChoose,
    onClose,
    onVenues,
    onVenue,
  } = props;
  const known = valueOf(first);
  const isEmpty = known !== null && items.length === 0;
  const dock = isEmpty ? (
    <Button block onPress={onVenues}>
      {recordsTexts.toVenues}
    </Button>
  ) : undefined;
  return (
    <Screen
      title={recordsTexts.title}
      back
      dock={dock}
      {...(known ? {} : { offlineText: recordsTexts.offline })}
    >
      {first.status === 'loading' && (
        <>
          <Skeleton shape="title" />
          <Skeleton shape="row" count={6} />
        </>
      )}
      {first.status === 'failed' && !known && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {isEmpty && <EmptyState icon="report" title={recordsTexts.empty} text={recordsTexts.emptyText} />}
      <LeftBenefits {...props} />
      {months.map(({ month, records, uses }) => (
        <View key={month}>
          <SectionHead title={month} {...(uses === null ? {} : { aside: recordsTexts.used(uses) })} />
          <Card>
            {records.map((record) => (
              <RecordCell
                key={record.redemptionId}
                record={record}
                elder={elder}
                onPress={() => onChoose(record)}
              />
            ))}
          </Card>
        </View>
      ))}
      <MorePages more={more} onMore={loadMore} />
      {chosen && <RecordSheet record={chosen} onClose={onClose} onVenue={onVenue} />}
    </Screen>
  );
}

function RecordCell({
  record,
  elder,
  onPress,
}: {
  record: LedgerRecord;
  elder: boolean;
  onPress: () => void;
}) {
  const { kind, benefitTitle, venueName, redeemedAt, discountFen, voided, voidReason } = record;
  const { open, returnedAt, refundedFen } = record;
  return (
    <Cell
      {...(elder ? {} : { icon: BENEFIT_ICON[kind], iconTone: 'plain' })}
      struck={voided}
      title={benefitTitle}
      note={
        <View>
          {voided && (
            <View className="records-voided">
              <Tag>{recordsTexts.voided}</Tag>
              {!elder && (
                <Text>
                  {voidReason ? `${voidReason}，` : ''}
                  {recordsTexts.returned}
                </Text>
              )}
            </View>
          )}
          <View className="records-where">
            <Text>{venueName}</Text>
            <Text>{spokenTime(redeemedAt)}</Text>
          </View>
        </View>
      }
      end={voided ? undefined : <End {...{ open, returnedAt, refundedFen, discountFen }} />}
      onPress={onPress}
    />
  );
}

/** What a use gave, or what became of it since. */
function End({
  open,
  returnedAt,
  refundedFen,
  discountFen,
}: Pick<LedgerRecord, 'open' | 'returnedAt' | 'refundedFen' | 'discountFen'>) {
  if (open) return <Tag tone="info">{recordsTexts.open}</Tag>;
  if (returnedAt !== undefined) return <Tag>{recordsTexts.cameBack}</Tag>;
  if (refundedFen !== undefined) return <Tag>{recordsTexts.refunded(yuanText(refundedFen))}</Tag>;
  return <Gain discountFen={discountFen} />;
}

function Gain({ discountFen }: { discountFen: number | undefined }) {
  if (discountFen === undefined) return <Text>{recordsTexts.once}</Text>;
  return <Text className="records-saved">{recordsTexts.saved(yuanText(discountFen))}</Text>;
}
