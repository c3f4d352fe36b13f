import type { BulkReport } from '@benefit/shared/relief/bulk-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskTiles } from '../../../ui/desk/desk-panel';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { committedText, count, holderText, printText, sizeText } from './bulk-texts';
import type { BulkProps } from './bulk-view';
import { SheetRows } from './sheet-rows';

type Props = BulkProps & { bulk: BulkReport };

/** A sheet that was checked: what it is, what was found row by row, and the press that takes it. */
export function CheckedSheet(props: Props) {
  return (
    <>
      <About {...props} />
      <Outcome {...props} />
      <Counts {...props} />
      <SheetRows {...props} />
    </>
  );
}

function About({ bulk, busy, mayReport, onOutcome, onOther }: Props) {
  const about = [
    bulk.campaignTitle,
    ...(mayReport ? [] : [bulk.department]),
    `${holderText[bulk.holder]} ${count(bulk.counts.all)} 行`,
    sizeText(bulk.sizeBytes),
    `指纹 ${printText(bulk.sha256)}`,
    ...(bulk.sameAs === null && bulk.status === 'checked' ? ['这份文件没有导入过'] : []),
  ];
  return (
    <section className="bulk-file" aria-label="表格">
      <span className="bulk-glyph">
        <DeskIcon name="table" size="l" />
      </span>
      <div className="desk-grow">
        <b className="bulk-name">{bulk.fileName}</b>
        <p className="desk-note">{about.join(' · ')}</p>
        <p className="desk-note">
          {bulk.uploadedBy}，{spokenTime(bulk.uploadedAt)}上传，检查用时 {(bulk.checkedMs / 1000).toFixed(1)}{' '}
          秒
        </p>
      </div>
      <DeskButton icon="download" busy={busy === 'outcome'} onPress={onOutcome}>
        {bulk.status === 'committed' ? '下载导入结果' : '下载检查结果'}
      </DeskButton>
      {mayReport && (
        <DeskButton icon="upload" onPress={onOther}>
          {bulk.status === 'committed' ? '再报一份' : '换一份文件'}
        </DeskButton>
      )}
    </section>
  );
}

/** What became of it; a file that was taken before is recognised and is not taken again. */
function Outcome({ bulk, onShowEarlier }: Props) {
  const { status, sameAs, counts, committedAt } = bulk;
  if (status === 'committed') {
    const held = counts.held > 0 ? '待同意的行等本人在手机上确认后自动报送。' : '';
    const text = `${committedAt === null ? '' : `${spokenTime(committedAt)}，`}视为本部门已认定，转信用办复核。${held}`;
    return <DeskAlert tone="ok" title={committedText(counts)} text={text} />;
  }
  if (status === 'dropped') {
    return <DeskAlert tone="info" title="这份表已经放弃" text="没有导入任何一行；需要时重新上传。" />;
  }
  if (sameAs === null) return null;
  return (
    <DeskAlert
      tone="warn"
      title={`同一份文件已于${spokenTime(sameAs.committedAt)}导入过`}
      text="再次导入不会多报。要补报改好的行，请另存为新文件后上传。"
    >
      <DeskButton kind="link" onPress={() => onShowEarlier(sameAs.bulkReportId)}>
        查看那一次的结果
      </DeskButton>
    </DeskAlert>
  );
}

function Counts({ bulk: { counts, status } }: Props) {
  const taken = status === 'committed';
  return (
    <DeskTiles
      tiles={[
        {
          label: '全部',
          icon: 'table',
          value: count(counts.all),
          unit: '行',
          note: '不含表头和空行',
        },
        {
          label: taken ? '已导入' : '可导入',
          icon: 'check',
          tone: 'ok',
          value: count(counts.ready),
          unit: '行',
          note: '视为本部门已认定，转信用办复核',
        },
        {
          label: '待本人同意',
          icon: 'pause',
          tone: 'warn',
          value: count(counts.held),
          unit: '行',
          note: '先存着，本人同意后自动报送',
        },
        {
          label: '有误',
          icon: 'x',
          tone: 'danger',
          value: count(counts.wrong),
          unit: '行',
          note: '不会导入，改好后可单独再传',
        },
      ]}
    />
  );
}
