import type { MyBonus } from '@benefit/shared/relief/campaign-contract';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { Press } from '../../../ui/press';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { bonusesTexts } from './bonuses-texts';
import type { useBonuses } from './use-bonuses';
import './bonuses.scss';

type Props = ReturnType<typeof useBonuses>;

export function BonusesView(props: Props) {
  const { state, elder, onRetry, onReports, onReport } = props;
  const items = valueOf(state)?.items ?? null;
  return (
    <Screen title={bonusesTexts.title} back>
      {state.status === 'loading' && <Skeleton shape="card" count={2} />}
      {state.status === 'failed' && items === null && (
        <FailedState failure={state.failure} onRetry={onRetry} />
      )}
      {items?.length === 0 && (
        <EmptyState
          icon="check-circle"
          title={bonusesTexts.empty}
          text={bonusesTexts.emptyText}
          action={{ text: bonusesTexts.toReports, onPress: onReports }}
        />
      )}
      {items && items.length > 0 && (
        <View className="stack">
          {items.map((bonus) => (
            <Bonus key={bonus.bonusId} bonus={bonus} elder={elder} onPress={() => onReport(bonus.reportId)} />
          ))}
          {!elder && <Text className="note">{bonusesTexts.note}</Text>}
        </View>
      )}
    </Screen>
  );
}

function Bonus({ bonus, elder, onPress }: { bonus: MyBonus; elder: boolean; onPress: () => void }) {
  return (
    <Card>
      <Press className="bonus" role="link" onPress={onPress}>
        <View className="bonus-head">
          <Text className="bonus-points num">+{bonus.points} 分</Text>
          <Tag tone={bonus.status === 'rejected' ? 'danger' : bonus.status === 'credited' ? 'gold' : 'ok'}>
            {reportStateText[bonus.status]}
          </Tag>
        </View>
        <Text className="bonus-text num">{bonus.text}</Text>
        <Text className="bonus-line num">{stateText(bonus)}</Text>
        {!elder && (
          <Text className="bonus-line num">
            {bonus.campaignTitle} · {bonus.clause}
          </Text>
        )}
      </Press>
    </Card>
  );
}

function stateText({ status, creditedAt, rejectedReason }: MyBonus): string {
  if (status === 'credited' && creditedAt !== null) return bonusesTexts.credited(spokenTime(creditedAt));
  if (status === 'rejected') return rejectedReason ?? bonusesTexts.rejected;
  return bonusesTexts.granted;
}
