import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { Redemption } from '@benefit/shared/counter/counter-contract';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Icon } from '../../../ui/icon';
import { spokenTime } from '../../../platform/spoken-time';
import { givenTexts } from './scan-texts';

interface GivenViewProps {
  redemption: Redemption;
  maskedName: string;
  /** It was booked under an attempt whose answer had been lost. */
  resumed: boolean;
  voided: boolean;
  now: Date;
  onVoid: () => void;
}

/** The receipt: what was given, what is to pay, its number in the ledger, what is left. */
export function GivenView({ redemption, maskedName, resumed, voided, now, onVoid }: GivenViewProps) {
  const { amountFen, discountFen, remaining, number, benefitTitle, redeemedAt } = redemption;
  return (
    <View className="result" {...{ role: 'status' }}>
      <View className={voided ? 'result-mark result-mark-refused' : 'result-mark result-mark-given'}>
        <Icon name={voided ? 'undo' : 'check'} size="xl" bold />
      </View>
      <Text className="result-word">
        {voided ? givenTexts.voided : resumed ? givenTexts.resumed : givenTexts.word}
      </Text>
      <Text className="result-lead">{benefitTitle}</Text>
      <Text className="result-used">{`${maskedName}，${spokenTime(redeemedAt, now)}`}</Text>
      <Card className="result-card">
        {amountFen !== undefined && discountFen !== undefined && (
          <>
            <View className="receipt-row receipt-big">
              <Text className="receipt-label">{givenTexts.payable}</Text>
              <Text className="receipt-value">{yuanText(amountFen - discountFen)}</Text>
            </View>
            <View className="receipt-row">
              <Text className="receipt-label">{givenTexts.price}</Text>
              <Text className="receipt-value">{yuanText(amountFen)}</Text>
            </View>
            <View className="receipt-row">
              <Text className="receipt-label">{givenTexts.discount}</Text>
              <Text className="receipt-value receipt-off">{`−${yuanText(discountFen)}`}</Text>
            </View>
          </>
        )}
        {remaining !== null && !voided && (
          <View className="receipt-row">
            <Text className="receipt-label">{givenTexts.left}</Text>
            <Text className="receipt-value">
              {remaining === 0 ? givenTexts.noneLeft : `剩 ${remaining} 次`}
            </Text>
          </View>
        )}
        <View className="receipt-row receipt-number">
          <Text className="receipt-value">{`台账 第 ${number} 号`}</Text>
          {!voided && (
            <Button kind="tint" slim onPress={onVoid}>
              {givenTexts.void}
            </Button>
          )}
        </View>
      </Card>
      <Text className="result-code">{voided ? givenTexts.voidedNote : givenTexts.voidNote}</Text>
    </View>
  );
}
