import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { looksTexts } from './looks-texts';
import type { useLooks } from './use-looks';

type Props = ReturnType<typeof useLooks>;

export function LooksView({ first, items, more, loadMore, reload }: Props) {
  const known = valueOf(first);
  return (
    <Screen title={looksTexts.title} back>
      {first.status === 'loading' && <Skeleton shape="row" count={5} />}
      {first.status === 'failed' && !known && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {known && items.length === 0 && (
        <EmptyState icon="eye" title={looksTexts.empty} text={looksTexts.lead} />
      )}
      {items.length > 0 && (
        <View className="stack">
          <Text className="small">{looksTexts.lead}</Text>
          <Card>
            {items.map(({ lookedAt, by, what, reason }, index) => (
              <Cell
                key={`${lookedAt}-${index}`}
                icon="eye"
                iconTone="plain"
                title={`${by} 查看了${what}`}
                note={
                  <>
                    <View>
                      {looksTexts.reason}
                      {reason}
                    </View>
                    <View>{spokenTime(lookedAt)}</View>
                  </>
                }
              />
            ))}
          </Card>
        </View>
      )}
      <MorePages more={more} onMore={loadMore} />
    </Screen>
  );
}
