import { discountFen, payableFen, yuanText } from '@benefit/shared/counter/amount-rules';
import { Text, View } from '@tarojs/components';
import { typedAmountFen } from '../../amount-entry';
import { sumTexts } from './scan-texts';

interface SumViewProps {
  /** As typed so far. */
  amount: string;
  percentOff: number;
}

/** The amount above its keypad, and what it comes to, before anything is booked. */
export function SumView({ amount, percentOff }: SumViewProps) {
  const fen = typedAmountFen(amount);
  const label = fen === null ? sumTexts.payable : sumTexts.discount(yuanText(discountFen(fen, percentOff)));
  return (
    <View className="sum">
      <View>
        <Text className="sum-label">{sumTexts.price}</Text>
        <View className="sum-value">
          <Text className="sum-yuan">¥</Text>
          <Text className={amount === '' ? 'sum-empty' : ''}>{amount === '' ? '0.00' : amount}</Text>
          <View className="sum-caret" />
        </View>
      </View>
      <View className="sum-out">
        <Text className="sum-label">{label}</Text>
        <Text className="sum-value sum-payable">
          {fen === null ? '¥—' : yuanText(payableFen(fen, percentOff))}
        </Text>
      </View>
    </View>
  );
}
