import type { Notice } from '@benefit/shared/identity/identity-contract';
import { shanghaiClock } from '@benefit/shared/shanghai-time';
import { Text, View } from '@tarojs/components';
import { valueOf } from '../../../platform/use-remote';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { noticesTexts } from './notices-texts';
import type { useNotices } from './use-notices';
import './notices.scss';

type Props = ReturnType<typeof useNotices>;

export function NoticesView({ first, days, more, loadMore, reload }: Props) {
  const known = valueOf(first);
  return (
    <Screen title={noticesTexts.title} back>
      {first.status === 'loading' && <Skeleton shape="card" count={3} />}
      {first.status === 'failed' && !known && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {known && days.length === 0 && (
        <EmptyState icon="bell" title={noticesTexts.empty} text={noticesTexts.emptyText} />
      )}
      {days.map(({ title, notices }) => (
        <View key={title}>
          <SectionHead title={title} />
          <View className="stack">
            {notices.map((notice) => (
              <NoticeCard key={notice.noticeId} notice={notice} />
            ))}
          </View>
        </View>
      ))}
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
        <Text className="notice-time num">{shanghaiClock(new Date(notice.createdAt))}</Text>
      </View>
      <Text className="notice-text">{notice.text}</Text>
      {notice.clause !== null && (
        <Text className="notice-clause">
          {noticesTexts.clause}
          {notice.clause}
        </Text>
      )}
    </Card>
  );
}
