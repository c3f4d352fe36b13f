import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { shanghaiClock } from '@benefit/shared/shanghai-time';
import { copyText } from '../../../platform/copy-text';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskMenu } from '../../../ui/desk/desk-menu';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { toast } from '../../../ui/desk/desk-toast';
import { STATE_TONE } from '../../report-tone';
import { ClockMark } from '../clock-mark';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & { detail: ReviewReport };

/** Whose report it is, how long it may take, who works at it. */
export function DetailHead({ detail, claim, revealed, onAsk, onReload }: Props) {
  const { report, clock, comments, mayHandOn } = detail;
  const clause = report.clause.replace(RELIEF_BASIS, '').trim();
  const { number } = report;
  return (
    <div className="review-head">
      <div className="desk-grow">
        <div className="desk-row">
          <h1>{revealed?.name ?? report.maskedName}</h1>
          <DeskTag tone={STATE_TONE[report.status]}>{reportStateText[report.status]}</DeskTag>
          <DeskTag tone="line">{report.holder === 'person' ? '个人' : '企业'}</DeskTag>
          {report.origin === 'bulk' && <DeskTag tone="line">部门汇总</DeskTag>}
          <span className="desk-dim desk-cut">
            {report.categoryName}
            {clause !== '' && `（${clause}）`}
          </span>
        </div>
        <div className="desk-note review-head-line desk-cut">
          {number !== null && <span>编号 {number}</span>}
          <span>{report.campaignTitle}</span>
          {report.submittedAt !== null && <span>提交 {spokenTime(report.submittedAt)}</span>}
          <span>{report.department ?? '待分派部门'}</span>
        </div>
      </div>
      <ClockMark clock={clock} long />
      {claim && (
        <DeskTag tone={claim.mine ? 'ok' : 'warn'} icon="lock">
          {claim.mine ? '我已认领' : `${claim.by} 在办`} · {shanghaiClock(new Date(claim.until))}
        </DeskTag>
      )}
      {mayHandOn && (
        <DeskButton icon="send" onPress={() => onAsk({ kind: 'hand-on' })}>
          转办
        </DeskButton>
      )}
      <DeskButton icon="chat" onPress={() => onAsk({ kind: 'comments' })}>
        {comments.length === 0 ? '备注' : `备注 ${comments.length}`}
      </DeskButton>
      <DeskMenu
        label="更多"
        kind="plain"
        items={[
          { text: '刷新', icon: 'refresh', onPress: onReload },
          ...(number === null
            ? []
            : [
                {
                  text: '复制编号',
                  icon: 'doc' as const,
                  onPress: () => void copyText(number).then(() => toast('编号已复制')),
                },
              ]),
        ]}
      />
    </div>
  );
}
