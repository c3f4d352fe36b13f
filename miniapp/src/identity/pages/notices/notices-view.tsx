import type { Notice } from '@benefit/shared/identity/identity-contract';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { noticesTexts } from './notices-texts';
import type { useNotices } from './use-notices';
import './notices.scss';

type Props = ReturnType<typeof useNotices>;

export function NoticesView({ first, items, more, loadMore, reload }: Props) {
  const known = valueOf(first);
  return (
    <Screen title={noticesTexts.title} back>
      {first.status === 'loading' && <Skeleton shape="card" count={3} />}
      {first.status === 'failed' && !known && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {known && items.length === 0 && (
        <EmptyState icon="bell" title={noticesTexts.empty} text={noticesTexts.emptyText} />
      )}
      <View className="stack">
        {items.map((notice) => (
          <NoticeCard key={notice.noticeId} notice={notice} />
        ))}
      </View>
      <MorePages more={more} onMore={loadMore} />
    </Screen>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  return (
    <Card pad>
      <View className="row">
        <Text className="notice-title grow">{notice.title}</Text>
        {!notice.read && <Tag tone="danger">{noticesTexts.unread}</Tag>}
      </View>
      <Text className="notice-text">{notice.text}</Text>
      {notice.clause !== null && (
        <Text className="notice-clause">
          {noticesTexts.clause}
          {notice.clause}
        </Text>
      )}
      <Text className="notice-clause num">{spokenTime(notice.createdAt)}</Text>
    </Card>
  );
}
