import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { Report } from '@benefit/shared/relief/report-contract';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { Image, Text, View } from '@tarojs/components';
import { apiOrigin } from '../../../platform/api-address';
import { spokenTime } from '../../../platform/spoken-time';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { Press } from '../../../ui/press';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Dialog, Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { TextArea } from '../../../ui/text-area';
import { daysText } from '../../relief-texts';
import { STATE_TONE } from '../../report-tone';
import { leftUntil } from '../../steps-ahead';
import { fieldText } from '../../field-text';
import { reportTexts } from './report-texts';
import { Timeline } from './timeline';
import type { useReport } from './use-report';
import './report.scss';

type Props = ReturnType<typeof useReport>;

const APPEAL_MAX = 500;

export function ReportView(props: Props) {
  const { state, report, justSubmitted, clauseOf, onRetry, onClause } = props;
  return (
    <Screen
      title={reportTexts.title}
      back
      dock={report ? <Dock {...props} report={report} /> : undefined}
      offlineText={reportTexts.offline}
    >
      {state.status === 'loading' && (
        <>
          <Skeleton shape="card" />
          <Skeleton shape="row" count={4} />
        </>
      )}
      {state.status === 'failed' && !report && <FailedState failure={state.failure} onRetry={onRetry} />}
      {report && (
        <>
          {justSubmitted && report.status === 'submitted' && (
            <View className="report-done">
              <Banner
                tone="ok"
                icon="check-circle"
                title={reportTexts.submitted}
                text={reportTexts.submittedText(report.number ?? '')}
              />
            </View>
          )}
          <Head {...props} report={report} />
          <Bonus {...props} />
          <Timeline report={report} elder={props.elder} onClause={onClause} />
          <Evidence {...props} report={report} />
          <Content {...props} report={report} />
          {report.mayWithdraw && (
            <View className="spaced">
              <Button kind="plain" block onPress={() => props.onAsk({ kind: 'withdraw' })}>
                {reportTexts.withdraw}
              </Button>
            </View>
          )}
          <Questions {...props} />
        </>
      )}
      {clauseOf && (
        <Sheet title={clauseOf.title} onClose={() => onClause(null)}>
          <Text className="sheet-text num">
            {reportTexts.clause}：{clauseOf.clause}
          </Text>
        </Sheet>
      )}
    </Screen>
  );
}

type WithReport = Props & { report: Report };

function Dock({ report, onEdit, onAsk }: WithReport) {
  if (report.status === 'returned' || report.status === 'draft') {
    return (
      <Button block onPress={onEdit}>
        {report.status === 'returned' ? reportTexts.toSupplement : reportTexts.toDraft}
      </Button>
    );
  }
  if (!report.mayAppeal) return null;
  return (
    <Button block onPress={() => onAsk({ kind: 'appeal', reason: '' })}>
      {reportTexts.appeal}
    </Button>
  );
}

function Head({ report, elder, now }: WithReport) {
  const { number, department, deed, categoryName, status, origin } = report;
  const line = [
    ...(number === null ? [] : [number]),
    ...(department === null ? [] : [reportTexts.office(department)]),
    ...(origin === 'bulk' ? [reportTexts.held] : []),
  ].join('，');
  return (
    <Card pad>
      <View className="report-head">
        <Text className="report-title">{deed.trim() || categoryName}</Text>
        <Tag tone={STATE_TONE[status]}>{reportStateText[status]}</Tag>
      </View>
      {!elder && <Text className="report-line">{categoryName}</Text>}
      {line !== '' && <Text className="report-line num">{line}</Text>}
      <Deadline report={report} now={now} />
    </Card>
  );
}

/** The time to supplement, which runs against the person; the officers' time stands in the timeline. */
function Deadline({ report, now }: { report: Report; now: number }) {
  const dueAt = report.next?.dueAt ?? null;
  if (report.status !== 'returned' || dueAt === null) return null;
  const left = leftUntil(Date.parse(dueAt), now);
  return (
    <View className="report-clock">
      {left ? (
        <View className="report-clock-left">
          <Text className="small">{reportTexts.left}</Text>
          {left.map(({ number, unit }) => (
            <View key={unit} className="report-clock-part">
              <Text className="report-clock-number num">{number}</Text>
              <Text className="report-clock-unit">{unit}</Text>
            </View>
          ))}
        </View>
      ) : (
        <Text className="report-clock-over">{reportTexts.overdue}</Text>
      )}
      <Text className="note num">{reportTexts.before(spokenTime(dueAt))}</Text>
    </View>
  );
}

function Bonus({ bonus, elder }: Props) {
  if (!bonus) return null;
  const tone = bonus.status === 'rejected' ? 'danger' : 'gold';
  return (
    <Card pad className="spaced">
      <View className="report-head">
        <Text className="report-bonus num">{bonus.points > 0 ? `+${bonus.points}` : bonus.points} 分</Text>
        <Tag tone={tone}>{reportStateText[bonus.status]}</Tag>
      </View>
      <Text className="report-line num">{bonus.text}</Text>
      {bonus.rejectedReason !== null && <Text className="report-line">{bonus.rejectedReason}</Text>}
      {!elder && <Text className="report-line num">{bonus.clause}</Text>}
    </Card>
  );
}

function Evidence({ report, notOpened, onOpen }: WithReport) {
  if (report.evidence.length === 0) return null;
  return (
    <>
      <SectionHead title={reportTexts.evidence} aside={`${report.evidence.length} 份`} />
      {notOpened && <Banner tone="warn" icon="alert" title={reportTexts.notOpened} />}
      <View className="report-evidence">
        {report.evidence.map((piece, index) => {
          const thumbnail = piece.links?.thumbnail;
          return (
            <Press
              key={piece.evidenceId}
              className="report-piece"
              label={`查看材料 ${index + 1}`}
              disabled={piece.links === undefined}
              onPress={() => onOpen(piece)}
            >
              {thumbnail === undefined ? (
                <View className="report-piece-blank">
                  <Icon
                    name={piece.kind === 'video' ? 'video' : piece.kind === 'pdf' ? 'file' : 'album'}
                    size="l"
                  />
                  <Text className="report-piece-name">
                    {piece.refusal ? piece.refusal.text : piece.fileName}
                  </Text>
                </View>
              ) : (
                <Image className="report-piece-image" src={apiOrigin + thumbnail} mode="aspectFill" />
              )}
            </Press>
          );
        })}
      </View>
    </>
  );
}

/** What was reported; in 长辈版 one tap away. */
function Content({ report, elder, showsContent, onContent }: WithReport) {
  const category = categoryOf(report.categoryCode);
  if (elder && !showsContent) {
    return (
      <Card className="spaced">
        <Cell icon="list" iconTone="plain" title={reportTexts.content} onPress={onContent} />
      </Card>
    );
  }
  return (
    <>
      <SectionHead title={reportTexts.content} />
      <Card>
        <Cell title="专项" end={report.campaignTitle} />
        <Cell title="申报人" end={`${report.maskedName} ${report.maskedNumber}`} />
        <Cell title={report.categoryName} note={report.clause} />
        <Cell title={<Text className="report-deed">{report.deed}</Text>} />
        <Cell title="日期" end={daysText(report.startedOn, report.endedOn)} />
        <Cell title="地点" end={[report.district, report.place].filter(Boolean).join(' ')} />
        {category?.fields.map((field) => {
          const value = report.fields[field.key];
          return value === undefined || value === '' ? null : (
            <Cell key={field.key} title={field.label} end={fieldText(field, value)} />
          );
        })}
        {report.witness !== '' && <Cell title="谁能证明" end={report.witness} />}
      </Card>
    </>
  );
}

function Questions({ asking, sending, onAsk, onClose, onConfirm }: Props) {
  if (asking === null) return null;
  const failure = sending.failure && <FailureNote failure={sending.failure} />;
  if (asking.kind === 'withdraw') {
    return (
      <Dialog
        title={reportTexts.withdrawTitle}
        text={reportTexts.withdrawText}
        confirmText={reportTexts.withdraw}
        danger
        busy={sending.busy}
        onConfirm={onConfirm}
        onCancel={onClose}
      >
        {failure}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={reportTexts.appealTitle}
      text={reportTexts.appealText}
      confirmText={reportTexts.appeal}
      busy={sending.busy}
      onConfirm={onConfirm}
      onCancel={onClose}
    >
      <Field label={reportTexts.appealReason}>
        <TextArea
          label={reportTexts.appealReason}
          placeholder={reportTexts.appealHint}
          value={asking.reason}
          maxLength={APPEAL_MAX}
          onChange={(reason) => onAsk({ kind: 'appeal', reason })}
        />
      </Field>
      {failure}
    </Dialog>
  );
}
