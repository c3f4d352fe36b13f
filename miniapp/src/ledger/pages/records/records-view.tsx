import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { Text, View } from '@tarojs/components';
import { spokenDay, spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { BENEFIT_ICON } from '../../../ui/benefit-icon';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { LeftCount } from '../../../ui/left-count';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { recordsTexts } from './records-texts';
import type { useRecords } from './use-records';
import './records.scss';

type Props = ReturnType<typeof useRecords>;

export function RecordsView({
  first,
  items,
  more,
  months,
  left,
  chosen,
  loadMore,
  reload,
  onChoose,
  onClose,
  onVenues,
  onVenue,
}: Props) {
  const known = valueOf(first);
  const leftBenefits = valueOf(left) ?? [];
  return (
    <Screen title={recordsTexts.title} back>
      {first.status === 'loading' && (
        <>
          <Skeleton shape="title" />
          <Skeleton shape="row" count={6} />
        </>
      )}
      {first.status === 'failed' && !known && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {known && items.length === 0 && (
        <EmptyState
          icon="report"
          title={recordsTexts.empty}
          text={recordsTexts.emptyText}
          action={{ text: recordsTexts.toVenues, onPress: onVenues }}
        />
      )}
      {leftBenefits.length > 0 && (
        <>
          <SectionHead title={recordsTexts.left} />
          <Card>
            {leftBenefits.map(({ benefitId, kind, title, venueName, remaining, availableAt }) => (
              <Cell
                key={benefitId}
                icon={BENEFIT_ICON[kind]}
                title={title}
                note={
                  remaining === 0 && availableAt
                    ? `${venueName}，${recordsTexts.again(spokenDay(availableAt))}`
                    : venueName
                }
                end={remaining === null ? undefined : <LeftCount left={remaining} />}
              />
            ))}
          </Card>
        </>
      )}
      {months.map(({ month, records }) => (
        <View key={month}>
          <SectionHead
            title={month}
            aside={recordsTexts.used(records.filter(({ voided }) => !voided).length)}
          />
          <Card>
            {records.map((record) => (
              <RecordCell key={record.redemptionId} record={record} onPress={() => onChoose(record)} />
            ))}
          </Card>
        </View>
      ))}
      <MorePages more={more} onMore={loadMore} />
      {chosen && <RecordSheet record={chosen} onClose={onClose} onVenue={onVenue} />}
    </Screen>
  );
}

function RecordCell({ record, onPress }: { record: LedgerRecord; onPress: () => void }) {
  const { kind, benefitTitle, venueName, redeemedAt, discountFen, voided, voidReason } = record;
  return (
    <Cell
      icon={BENEFIT_ICON[kind]}
      iconTone="plain"
      struck={voided}
      title={benefitTitle}
      note={
        <View>
          {voided && (
            <View className="records-voided">
              <Tag>{recordsTexts.voided}</Tag>
              <Text>
                {voidReason ? `${voidReason}，` : ''}
                {recordsTexts.returned}
              </Text>
            </View>
          )}
          <Text>
            {venueName}，{spokenTime(redeemedAt)}
          </Text>
        </View>
      }
      end={voided ? undefined : <Gain discountFen={discountFen} />}
      onPress={onPress}
    />
  );
}

function Gain({ discountFen }: { discountFen: number | undefined }) {
  if (discountFen === undefined) return <Text>{recordsTexts.once}</Text>;
  return <Text className="records-saved">{recordsTexts.saved(yuanText(discountFen))}</Text>;
}

function RecordSheet({
  record,
  onClose,
  onVenue,
}: {
  record: LedgerRecord;
  onClose: () => void;
  onVenue: (venueId: string) => void;
}) {
  const { number, venueId, venueName, redeemedAt, amountFen, discountFen, clause, voidedAt, voidReason } =
    record;
  return (
    <Sheet title={record.benefitTitle} onClose={onClose}>
      <Cell title={recordsTexts.number} end={recordsTexts.numberText(number)} />
      <Cell title={recordsTexts.venue} end={venueName} onPress={() => onVenue(venueId)} />
      <Cell title={recordsTexts.time} end={spokenTime(redeemedAt)} />
      {amountFen !== undefined && <Cell title={recordsTexts.amount} end={yuanText(amountFen)} />}
      {discountFen !== undefined && <Cell title={recordsTexts.discount} end={yuanText(discountFen)} />}
      {voidedAt !== undefined && <Cell title={recordsTexts.voidedAt} end={spokenTime(voidedAt)} />}
      {voidReason !== undefined && <Cell title={recordsTexts.reason} end={voidReason} />}
      <Cell title={recordsTexts.clause} end={clause} />
    </Sheet>
  );
}
