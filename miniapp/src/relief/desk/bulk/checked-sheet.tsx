import type { BulkOutcome, BulkReport, BulkRow } from '@benefit/shared/relief/bulk-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskPanel, DeskTiles } from '../../../ui/desk/desk-panel';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import type { DeskColumn } from '../../../ui/desk/desk-table';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import { DeskAlert, DeskTag } from '../../../ui/desk/desk-tag';
import { bulkTexts, commitText, printText, sizeText } from './bulk-texts';
import type { BulkProps } from './bulk-view';
import type { RowFilter } from './use-bulk';

type Props = BulkProps & { bulk: BulkReport };

const OUTCOME: Record<BulkOutcome, { text: string; tone: 'ok' | 'warn' | 'danger' }> = {
  ready: { text: '可导入', tone: 'ok' },
  held: { text: '待同意', tone: 'warn' },
  wrong: { text: '有误', tone: 'danger' },
};

/** A sheet that was checked: what it is, what was found row by row, and the press that takes it. */
export function CheckedSheet(props: Props) {
  const { bulk, onOutcome, onOther } = props;
  const { counts } = bulk;
  return (
    <>
      <div className="bulk-file">
        <DeskIcon name="table" size="l" />
        <div className="desk-grow">
          <b>{bulk.fileName}</b>
          <p className="desk-note">
            {bulk.campaignTitle} · {bulk.holder === 'person' ? '个人' : '企业和社会组织'}{' '}
            {counts.all.toLocaleString('zh-CN')} 行 · {sizeText(bulk.sizeBytes)} · 指纹{' '}
            {printText(bulk.sha256)} ·{' '}
            {bulk.sameAs === null
              ? '这份文件没有导入过'
              : `同一份文件已于${spokenTime(bulk.sameAs.committedAt)}导入`}
          </p>
        </div>
        <span className="desk-note">
          {bulk.uploadedBy} {spokenTime(bulk.uploadedAt)}上传，检查用时 {(bulk.checkedMs / 1000).toFixed(1)}{' '}
          秒
        </span>
        <DeskButton icon="download" onPress={onOutcome}>
          {bulk.status === 'committed' ? '下载导入结果' : '下载检查结果'}
        </DeskButton>
        <DeskButton icon="upload" onPress={onOther}>
          换一份文件
        </DeskButton>
      </div>
      {bulk.status === 'committed' && (
        <DeskAlert
          tone="ok"
          title={`已导入 ${counts.ready.toLocaleString('zh-CN')} 行${counts.held > 0 ? `，另存 ${counts.held} 行待同意` : ''}`}
          text={bulk.committedAt === null ? '' : `${spokenTime(bulk.committedAt)}，转信用办复核。`}
        />
      )}
      <DeskTiles
        tiles={[
          { label: '全部', value: counts.all.toLocaleString('zh-CN'), unit: '行', note: '不含空行和表头' },
          {
            label: '可导入',
            value: counts.ready.toLocaleString('zh-CN'),
            unit: '行',
            note: '视为本部门已认定，转信用办复核',
          },
          {
            label: '待本人同意',
            value: counts.held.toLocaleString('zh-CN'),
            unit: '行',
            note: '先存着，本人同意后自动报送',
          },
          {
            label: '有误',
            value: counts.wrong.toLocaleString('zh-CN'),
            unit: '行',
            note: '不会导入，改好后可单独再传',
          },
        ]}
      />
      <Rows {...props} />
    </>
  );
}

function Rows(props: Props) {
  const { bulk, rows, filter, page, busy, onFilter, onNext, onBack, onCommit, onDrop, onRetry } = props;
  const known = valueOf(rows);
  const { counts } = bulk;
  return (
    <DeskPanel
      flush
      grow
      title={
        <DeskTabs<RowFilter>
          label="按结果看"
          look="strip"
          on={filter}
          tabs={[
            { value: 'attention', label: '要看的', count: counts.wrong + counts.held },
            { value: 'wrong', label: '有误', count: counts.wrong },
            { value: 'held', label: '待本人同意', count: counts.held },
            { value: 'ready', label: '可导入', count: counts.ready },
          ]}
          onChange={onFilter}
        />
      }
      foot={
        <>
          <DeskButton icon="left" label="上一页" disabled={page === 1} onPress={onBack} />
          <DeskButton icon="right" label="下一页" disabled={!known?.next} onPress={onNext} />
          <span className="desk-note">第 {page} 页</span>
        </>
      }
      footEnd={
        bulk.status === 'checked' && (
          <>
            <span className="desk-note">{bulkTexts.once}</span>
            <DeskButton disabled={busy} onPress={onDrop}>
              放弃
            </DeskButton>
            <DeskButton
              kind="primary"
              large
              busy={busy}
              disabled={counts.ready + counts.held === 0}
              onPress={onCommit}
            >
              {commitText(counts)}
            </DeskButton>
          </>
        )
      }
    >
      {rows.status === 'loading' && <DeskLoading rows={8} />}
      {rows.status === 'failed' && !known && <DeskFailed failure={rows.failure} onRetry={onRetry} />}
      {known?.items.length === 0 && <DeskEmpty icon="check" title="没有这类行" />}
      {known && known.items.length > 0 && (
        <DeskTable
          label="逐行检查"
          rows={known.items}
          keyOf={({ line }) => String(line)}
          columns={columnsOf(bulk)}
        />
      )}
    </DeskPanel>
  );
}

/** The sheet's own columns between line and reason; what is at fault stands out in its cell. */
function columnsOf(bulk: BulkReport): DeskColumn<BulkRow>[] {
  return [
    { key: 'line', title: '行号', width: '6%', align: 'right', cell: ({ line }) => line },
    {
      key: 'outcome',
      title: '结果',
      width: '8%',
      cell: ({ outcome }) => <DeskTag tone={OUTCOME[outcome].tone}>{OUTCOME[outcome].text}</DeskTag>,
    },
    ...bulk.columns.map(({ key, label }): DeskColumn<BulkRow> => ({
      key,
      title: label,
      cell: ({ cells, errors }) => {
        const text = cells[key] ?? '';
        return text === '' && errors.some(({ path }) => path === key) ? '（空）' : text;
      },
      tone: ({ outcome, errors }) =>
        errors.some(({ path }) => path === key) ? (outcome === 'held' ? 'hold' : 'bad') : undefined,
    })),
    {
      key: 'reason',
      title: '原因',
      width: '20%',
      wrap: true,
      cell: ({ errors, outcome }) => (
        <span className={outcome === 'held' ? 'bulk-held' : 'bulk-wrong'}>
          {errors.map(({ text }) => text).join('；')}
        </span>
      ),
    },
  ];
}
