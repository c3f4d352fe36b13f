import type { Notice } from '@benefit/shared/identity/identity-contract';
import { shanghaiClock } from '@benefit/shared/shanghai-time';
import { Text, View } from '@tarojs/components';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { noticesTexts } from './notices-texts';
import type { useNotices } from './use-notices';
import './notices.scss';

type Props = ReturnType<typeof useNotices>;

export function NoticesView(props: Props) {
  const { first, days, more, chosen, loadMore, reload, onClose } = props;
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
              <NoticeCard key={notice.noticeId} notice={notice} {...props} />
            ))}
          </View>
        </View>
      ))}
      <MorePages more={more} onMore={loadMore} />
      {chosen && (
        <Sheet title={chosen.title} onClose={onClose}>
          <Text className="notice-text">
            {noticesTexts.clause}
            {chosen.clause}
          </Text>
        </Sheet>
      )}
    </Screen>
  );
}

/** In 长辈版 the clause is one tap away. */
function NoticeCard({ notice, elder, onChoose, onReport }: Props & { notice: Notice }) {
  const reportId = notice.kind === 'report' || notice.kind === 'bonus' ? notice.subjectId : null;
  return (
    <Card pad>
      <View className="row">
        <Text className="notice-title grow">{notice.title}</Text>
        {!notice.read && <Tag tone="danger">{noticesTexts.unread}</Tag>}
        <Text className="notice-time num">{shanghaiClock(new Date(notice.createdAt))}</Text>
      </View>
      <Text className="notice-text">{notice.text}</Text>
      {notice.clause !== null && elder && (
        <Button kind="tint" slim className="notice-more" onPress={() => onChoose(notice)}>
          {noticesTexts.toClause}
        </Button>
      )}
      {notice.clause !== null && !elder && (
        <Text className="notice-clause">
          {noticesTexts.clause}
          {notice.clause}
        </Text>
      )}
      {reportId !== null && (
        <Button kind="tint" slim className="notice-more" onPress={() => onReport(reportId)}>
          {noticesTexts.toReport}
        </Button>
      )}
    </Card>
  );
}
