import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { TimelineEntry } from '@benefit/shared/relief/report-contract';
import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { apiOrigin } from '../../../platform/api-address';
import { spokenTime } from '../../../platform/spoken-time';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { fieldText } from '../../field-text';
import { daysText } from '../../relief-texts';
import { itemName } from '../../return-items';
import { hintTexts } from './review-texts';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & { detail: ReviewReport; onOpen: (reportId: string) => void };

/** At the right: what may be a double, what is said, what happened. */
export function DetailSide(props: Props) {
  return (
    <aside className="review-side" aria-label="内容与经过">
      <Doubles {...props} />
      <Content {...props} />
      <Others {...props} />
      <History {...props} />
    </aside>
  );
}

function Doubles({ detail, onAsk }: Props) {
  const [first] = detail.doubles;
  if (!first) return null;
  const { other } = first;
  const own = detail.evidence.find(({ evidenceId }) => evidenceId === first.evidenceId);
  return (
    <div className="review-section">
      <h3>
        <DeskIcon name="twins" />
        {first.sameBytes ? '与另一申报的文件相同' : '与另一申报的照片相似'}
        <span className="desk-end desk-note">相似距离 {first.distance}</span>
      </h3>
      <div className="review-pair">
        <div>
          <Thumb address={first.links?.thumbnail ?? own?.links?.thumbnail} />
          <div className="desk-note">
            本件 · {detail.report.maskedName}
            <br />
            {own?.takenAt === undefined ? '拍摄时间不详' : spokenTime(own.takenAt)}
          </div>
        </div>
        <div>
          <Thumb address={other.links?.thumbnail} />
          <div className="desk-note">
            {other.visible
              ? `${other.maskedName} · ${other.categoryName}，${reportStateText[other.status]}`
              : '其他辖区的申报'}
            <br />
            {other.takenAt === undefined ? '拍摄时间不详' : spokenTime(other.takenAt)}
          </div>
        </div>
      </div>
      <div className="desk-between">
        <span className="desk-note">只作提示，可能同时在场。</span>
        <DeskButton kind="link" onPress={() => onAsk({ kind: 'doubles', index: 0 })}>
          {detail.doubles.length > 1 ? `并排查看 ${detail.doubles.length} 处` : '并排查看'}
        </DeskButton>
      </div>
    </div>
  );
}

function Thumb({ address }: { address: string | undefined }) {
  return (
    <span className="review-thumb">
      {address === undefined ? <DeskIcon name="image" /> : <img src={apiOrigin + address} alt="" />}
    </span>
  );
}

const genderText = { male: '男', female: '女' } as const;

function Content({ detail, revealed, onAsk }: Props) {
  const { report, gender, age, hours } = detail;
  const fields = categoryOf(report.categoryCode)?.fields ?? [];
  const { capable, resident, voluntary } = report.declarations;
  const declared = [
    [capable, '完全民事行为能力'],
    [resident, '常住郑州'],
    [voluntary, '自愿申报'],
  ] as const;
  const person = [gender && genderText[gender], age !== null && `${age} 岁`].filter(Boolean).join('，');
  const hints = report.hints.filter(({ evidenceId }) => evidenceId === undefined);
  return (
    <div className="review-section">
      <h3>
        申报内容
        <span className="desk-end">
          {!revealed && (
            <DeskButton kind="link" icon="eye" onPress={() => onAsk({ kind: 'reveal' })}>
              显示完整证件号
            </DeskButton>
          )}
        </span>
      </h3>
      {hints.map(({ code, text }) => (
        <p key={code} className="review-hint">
          <DeskIcon name={hintTexts[code].icon} size="s" />
          {text}
        </p>
      ))}
      <dl className="review-facts">
        {revealed && <Fact name="姓名">{revealed.name}</Fact>}
        <Fact name={report.holder === 'person' ? '证件号码' : '信用代码'}>
          <span className="num">{revealed?.number ?? report.maskedNumber}</span>{' '}
          {person !== '' && <span className="desk-dim">{person}</span>}
        </Fact>
        <Fact name="起止时间">
          {daysText(report.startedOn, report.endedOn)}
          {hours !== null && `，约 ${hours} 小时`}
        </Fact>
        <Fact name="地点">{[report.district, report.place].filter((part) => part !== '').join(' · ')}</Fact>
        {report.position && (
          <Fact name="定位">
            <span className="num">
              北纬 {report.position.latitude.toFixed(4)}，东经 {report.position.longitude.toFixed(4)}
            </span>
          </Fact>
        )}
        {fields.flatMap((field) => {
          const value = report.fields[field.key];
          if (value === undefined || value === '' || field.kind === 'hours') return [];
          return [
            <Fact key={field.key} name={field.label}>
              {fieldText(field, value)}
            </Fact>,
          ];
        })}
        <Fact name="具体事项">{report.deed}</Fact>
        <Fact name="证明人">{report.witness === '' ? '未填' : report.witness}</Fact>
        {report.origin === 'self' && (
          <Fact name="本人声明">
            {declared.every(([given]) => given)
              ? '✓ 民事行为能力、常住、自愿均已确认'
              : `未确认：${declared
                  .filter(([given]) => !given)
                  .map(([, text]) => text)
                  .join('、')}`}
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Others({ detail, onOpen }: Props) {
  if (detail.others.length === 0) return null;
  return (
    <div className="review-section">
      <h3>
        该申报人的其他申报
        <span className="desk-end desk-note">另有 {detail.others.length} 件</span>
      </h3>
      <ul>
        {detail.others.map(({ reportId, number, status, categoryName, startedOn, endedOn }) => (
          <li key={reportId} className="review-other">
            <div className="desk-grow">
              <DeskButton kind="link" onPress={() => onOpen(reportId)}>
                {number ?? '未编号'}
              </DeskButton>
              <div className="desk-note desk-cut">
                {categoryName}，{daysText(startedOn, endedOn)}
              </div>
            </div>
            <DeskTag>{reportStateText[status]}</DeskTag>
          </li>
        ))}
      </ul>
    </div>
  );
}

const WARNS = new Set<TimelineEntry['action']>([
  'return',
  'not-accept',
  'decline',
  'send-back',
  'reject',
  'withdraw',
]);

function History({ detail }: Props) {
  const { report } = detail;
  const entries = [...report.timeline].reverse();
  const named = { categoryCode: report.categoryCode, files: report.evidence };
  return (
    <div className="review-section">
      <h3>办理经过</h3>
      <ol className="review-timeline">
        {report.next && (
          <li>
            <span className="review-dot review-dot--now" />
            <b>{report.next.text}</b>
            <time>{report.next.dueAt === null ? '' : `${spokenTime(report.next.dueAt)} 前`}</time>
          </li>
        )}
        {entries.map((entry) => (
          <li key={`${entry.at}${entry.action}`}>
            <span className={classes('review-dot', WARNS.has(entry.action) && 'review-dot--warn')}>
              <DeskIcon name={WARNS.has(entry.action) ? 'undo' : 'check'} size="s" />
            </span>
            <span>
              {entry.by} {entry.text}
            </span>
            <time>{spokenTime(entry.at)}</time>
            {entry.reason !== undefined && <p>{entry.reason}</p>}
            {entry.clause !== undefined && <p>依据 {entry.clause}</p>}
            {entry.items?.map(({ item, text }) => (
              <p key={item}>
                {itemName(item, named)}
                {text !== '' && `：${text}`}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}
