import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { Cell } from '../../../ui/cell';
import { Sheet } from '../../../ui/sheet';
import { recordsTexts } from './records-texts';

interface Props {
  record: LedgerRecord;
  onClose: () => void;
  onVenue: (venueId: string) => void;
}

/** The receipt of one use, with the number to quote and the rule it rests on. */
export function RecordSheet({ record, onClose, onVenue }: Props) {
  const { number, venueId, venueName, redeemedAt, amountFen, discountFen, clause, voidedAt, voidReason } =
    record;
  return (
    <Sheet title={record.benefitTitle} onClose={onClose}>
      <View className="records-receipt">
        <Cell title={recordsTexts.number} end={recordsTexts.numberText(number)} />
        <Cell title={recordsTexts.venue} end={venueName} onPress={() => onVenue(venueId)} />
        <Cell title={recordsTexts.time} end={spokenTime(redeemedAt)} />
        {amountFen !== undefined && <Cell title={recordsTexts.amount} end={yuanText(amountFen)} />}
        {discountFen !== undefined && <Cell title={recordsTexts.discount} end={yuanText(discountFen)} />}
        {record.open && <Cell title={recordsTexts.open} note={recordsTexts.openNote} />}
        {record.returnedAt !== undefined && (
          <Cell title={recordsTexts.returnedAt} end={spokenTime(record.returnedAt)} />
        )}
        {record.refundedFen !== undefined && (
          <Cell title={recordsTexts.refundedTitle} end={yuanText(record.refundedFen)} />
        )}
        {voidedAt !== undefined && <Cell title={recordsTexts.voidedAt} end={spokenTime(voidedAt)} />}
        {voidReason !== undefined && <Cell title={recordsTexts.reason} note={voidReason} />}
        <Cell title={recordsTexts.clause} note={clause} />
      </View>
    </Sheet>
  );
}
