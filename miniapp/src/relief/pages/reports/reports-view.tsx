import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { MorePages } from '../../../ui/more-pages';
import { Press } from '../../../ui/press';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { Unbound } from '../../parts/unbound';
import { daysText } from '../../relief-texts';
import { STATE_TONE } from '../../report-tone';
import { leftText } from '../../tile-state';
import type { ReportRow } from './report-rows';
import { reportsTexts } from './reports-texts';
import type { useReports } from './use-reports';
import './reports.scss';

type Props = ReturnType<typeof useReports>;

export function ReportsView(props: Props) {
  const { me, bound, failure, first, rows, removing, removal, onRetry, onCreate } = props;
  const known = valueOf(first);
  const isEmpty = known !== null && rows.drafts.length === 0 && rows.sent.length === 0;
  const dock = bound ? (
    <Button block icon="plus" onPress={onCreate}>
      {reportsTexts.create}
    </Button>
  ) : undefined;
  return (
    <Screen title={reportsTexts.title} back dock={dock} offlineText={reportsTexts.offline}>
      {failure && <FailedState failure={failure} onRetry={onRetry} />}
      {me && !bound && <Unbound onBind={props.onBind} />}
      {(!me && !failure) || (bound && first.status === 'loading' && rows.drafts.length === 0) ? (
        <Skeleton shape="card" count={3} />
      ) : null}
      {bound && (
        <View className="stack">
          <Asides {...props} />
          {isEmpty && <EmptyState icon="report" title={reportsTexts.empty} text={reportsTexts.emptyText} />}
          {rows.drafts.length > 0 && (
            <View>
              <SectionHead title={reportsTexts.drafts} />
              <View className="stack">
                {rows.drafts.map((row) => (
                  <DraftCard key={row.reportId} row={row} {...props} />
                ))}
              </View>
            </View>
          )}
          {rows.sent.length > 0 && (
            <View>
              <SectionHead title={reportsTexts.sent} />
              <View className="stack">
                {rows.sent.map((row) => (
                  <ReportCard key={row.reportId} row={row} {...props} />
                ))}
              </View>
            </View>
          )}
          {first.status === 'failed' && !known && <FailedState failure={first.failure} onRetry={onRetry} />}
          <MorePages more={props.more} onMore={props.loadMore} />
        </View>
      )}
      {removing && (
        <Dialog
          title={reportsTexts.removeTitle}
          text={reportsTexts.removeText}
          confirmText={reportsTexts.remove}
          danger
          busy={removal.busy}
          onConfirm={props.onRemove}
          onCancel={props.onKeep}
        >
          {removal.failure && <FailureNote failure={removal.failure} />}
        </Dialog>
      )}
    </Screen>
  );
}

/** What waits for the person's consent, and what came of earlier reports. */
function Asides({ held, bonuses, elder, onHeld, onBonuses }: Props) {
  if (held === 0 && bonuses.length === 0) return null;
  const points = bonuses
    .filter(({ status }) => status !== 'rejected')
    .reduce((sum, each) => sum + each.points, 0);
  return (
    <Card>
      {held > 0 && (
        <Cell
          icon="bell"
          iconTone="warn"
          title={reportsTexts.held(held)}
          {...(elder ? {} : { note: reportsTexts.heldNote })}
          onPress={onHeld}
        />
      )}
      {bonuses.length > 0 && (
        <Cell
          icon="check-circle"
          iconTone="gold"
          title={reportsTexts.bonuses}
          note={reportsTexts.bonusesNote(points)}
          onPress={onBonuses}
        />
      )}
    </Card>
  );
}

function DraftCard({ row, leftOf, onDraft, onAskRemove }: Props & { row: ReportRow }) {
  const { draft, report } = row;
  const savedAt = draft?.savedAt ?? report?.updatedAt ?? '';
  const left = draft ? leftText(leftOf(row.reportId)) : null;
  return (
    <Card className="report-card">
      <Press className="report-card-body" onPress={() => onDraft(row.reportId)}>
        <View className="report-card-head">
          <Text className="report-card-title">{row.title || row.categoryName || reportsTexts.untitled}</Text>
          <Tag>{reportStateText.draft}</Tag>
        </View>
        <Text className="report-card-note num">
          {draft ? reportsTexts.onThisPhone : reportsTexts.elsewhere}，{spokenTime(savedAt)}
        </Text>
        {left !== null && <Text className="report-card-note report-card-note--warn num">{left}</Text>}
      </Press>
      <Press
        className="report-card-remove"
        label={`${reportsTexts.remove}：${row.title || row.categoryName || reportsTexts.untitled}`}
        onPress={() => onAskRemove(row)}
      >
        <Text>{reportsTexts.remove}</Text>
      </Press>
    </Card>
  );
}

function ReportCard({ row, elder, onReport }: Props & { row: ReportRow }) {
  const { report } = row;
  if (!report) return null;
  const { status, number, startedOn, endedOn, items, points } = report;
  const meta = [...(number !== null && !elder ? [number] : []), daysText(startedOn, endedOn)];
  return (
    <Card className="report-card">
      <Press className="report-card-body" role="link" onPress={() => onReport(row.reportId)}>
        <View className="report-card-head">
          <Text className="report-card-title">{row.title || row.categoryName}</Text>
          <Tag tone={STATE_TONE[status]}>{reportStateText[status]}</Tag>
        </View>
        {!elder && <Text className="report-card-note">{row.categoryName}</Text>}
        <Text className="report-card-note num">{meta.join(' · ')}</Text>
        {status === 'returned' && items > 0 && (
          <Text className="report-card-note report-card-note--warn num">{reportsTexts.returned(items)}</Text>
        )}
        {points !== null && points > 0 && (
          <Text className="report-card-points num">{reportsTexts.points(points)} 分</Text>
        )}
      </Press>
    </Card>
  );
}
