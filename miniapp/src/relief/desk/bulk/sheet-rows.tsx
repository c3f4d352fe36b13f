import type { BulkOutcome, BulkReport, BulkRow } from '@benefit/shared/relief/bulk-contract';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import type { DeskIconName } from '../../../ui/desk/desk-icon';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import type { DeskColumn } from '../../../ui/desk/desk-table';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { bulkTexts, commitText, pageText } from './bulk-texts';
import type { BulkProps } from './bulk-view';
import { cellAtFault, cellText, shownColumns } from './cell-texts';
import type { RowFilter } from './use-bulk';

type Props = BulkProps & { bulk: BulkReport };

const OUTCOME: Record<BulkOutcome, { text: string; tone: 'ok' | 'warn' | 'danger'; icon: DeskIconName }> = {
  ready: { text: '可导入', tone: 'ok', icon: 'check' },
  held: { text: '待同意', tone: 'warn', icon: 'pause' },
  wrong: { text: '有误', tone: 'danger', icon: 'x' },
};

/** Rows that want to be looked at first, page by page, and the press that takes the good ones. */
export function SheetRows(props: Props) {
  const { bulk, rows, now, onRetry } = props;
  const known = valueOf(rows);
  return (
    <DeskPanel
      flush
      grow
      label="逐行检查"
      title={<Filter {...props} />}
      foot={<Pages {...props} shown={known?.items.length ?? 0} more={(known?.next ?? null) !== null} />}
      footEnd={<Decide {...props} />}
    >
      {rows.status === 'loading' && <DeskLoading rows={8} />}
      {rows.status === 'failed' && !known && <DeskFailed failure={rows.failure} onRetry={onRetry} />}
      {rows.status === 'failed' && known && <DeskFailureNote failure={rows.failure} />}
      {known?.items.length === 0 && <DeskEmpty icon="check" title="没有这类行" />}
      {known && known.items.length > 0 && (
        <DeskTable
          label="逐行检查"
          rows={known.items}
          keyOf={({ line }) => String(line)}
          columns={columnsOf(bulk, known.items, now)}
        />
      )}
    </DeskPanel>
  );
}

function Filter({ bulk: { counts, status }, filter, onFilter }: Props) {
  return (
    <DeskTabs<RowFilter>
      label="按结果看"
      look="strip"
      on={filter}
      tabs={[
        { value: 'attention', label: '要看的', count: counts.wrong + counts.held },
        { value: 'wrong', label: '有误', count: counts.wrong },
        { value: 'held', label: '待本人同意', count: counts.held },
        { value: 'ready', label: status === 'committed' ? '已导入' : '可导入', count: counts.ready },
      ]}
      onChange={onFilter}
    />
  );
}

function Pages({
  bulk,
  filter,
  before,
  page,
  shown,
  more,
  onBack,
  onNext,
}: Props & { shown: number; more: boolean }) {
  const { wrong, held } = bulk.counts;
  const all = filter === 'attention' ? wrong + held : bulk.counts[filter];
  return (
    <>
      <span className="desk-note">{pageText(before, shown, all)}</span>
      <span className="desk-row">
        <DeskButton icon="left" label="上一页" disabled={page === 1} onPress={onBack} />
        <DeskButton icon="right" label="下一页" disabled={!more} onPress={onNext} />
      </span>
    </>
  );
}

function Decide({ bulk, mayReport, busy, onCommit, onDrop }: Props) {
  if (!mayReport || bulk.status !== 'checked') return null;
  const { ready, held } = bulk.counts;
  const nothing = ready + held === 0;
  return (
    <>
      <span className="desk-note">{nothing ? '没有可以导入的行，改好后重新上传。' : bulkTexts.once}</span>
      <DeskButton large busy={busy === 'drop'} disabled={busy === 'commit'} onPress={onDrop}>
        放弃
      </DeskButton>
      {!nothing && bulk.sameAs === null && (
        <DeskButton
          kind="primary"
          large
          busy={busy === 'commit'}
          disabled={busy === 'drop'}
          onPress={onCommit}
        >
          {commitText(bulk.counts)}
        </DeskButton>
      )}
    </>
  );
}

/** The sheet's own columns between line and reason; what is at fault stands out in its cell. */
function columnsOf(bulk: BulkReport, rows: readonly BulkRow[], now: Date): DeskColumn<BulkRow>[] {
  return [
    { key: 'line', title: '行号', width: '5%', align: 'right', cell: ({ line }) => line },
    {
      key: 'outcome',
      title: '结果',
      width: '9%',
      cell: ({ outcome }) => {
        const { text, tone, icon } = OUTCOME[outcome];
        return (
          <DeskTag tone={tone} icon={icon}>
            {outcome === 'ready' && bulk.status === 'committed' ? '已导入' : text}
          </DeskTag>
        );
      },
    },
    ...shownColumns(bulk.columns, rows).map((column): DeskColumn<BulkRow> => ({
      key: column.key,
      title: column.label,
      width: `${column.percent}%`,
      cell: (row) => <span title={cellText(row, column, now)}>{cellText(row, column, now)}</span>,
      tone: (row) => (cellAtFault(row, column) ? (row.outcome === 'held' ? 'hold' : 'bad') : undefined),
    })),
    {
      key: 'reason',
      title: '原因',
      wrap: true,
      cell: ({ errors, outcome }) => (
        <span className={outcome === 'held' ? 'bulk-held' : 'bulk-wrong'}>
          {errors.map(({ text }) => text).join('；')}
        </span>
      ),
    },
  ];
}
