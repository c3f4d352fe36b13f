import type { BulkReport } from '@benefit/shared/relief/bulk-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import type { DeskColumn } from '../../../ui/desk/desk-table';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { count, holderText, sheetStateText } from './bulk-texts';
import type { BulkProps } from './bulk-view';

type Props = Pick<BulkProps, 'sheets' | 'mayReport' | 'onShow' | 'onRetry'>;

/** Sheets of before, the newest first; each opens again with its rows. */
export function EarlierSheets({ sheets, mayReport, onShow, onRetry }: Props) {
  const { first, items, more, loadMore } = sheets;
  const known = valueOf(first);
  return (
    <DeskPanel
      flush
      title={mayReport ? '以前的表格' : '部门报送的表格'}
      {...(more.status === 'none'
        ? {}
        : {
            foot: (
              <DeskButton busy={more.status === 'loading'} onPress={loadMore}>
                看更早的
              </DeskButton>
            ),
          })}
    >
      {first.status === 'loading' && <DeskLoading rows={3} />}
      {first.status === 'failed' && !known && <DeskFailed failure={first.failure} onRetry={onRetry} />}
      {known && items.length === 0 && (
        <DeskEmpty
          icon="table"
          title="还没有报送过"
          {...(mayReport ? { text: '下载模板，填好后选择文件上传。' } : {})}
        />
      )}
      {items.length > 0 && (
        <DeskTable<BulkReport>
          label="以前的表格"
          rows={items}
          keyOf={({ bulkReportId }) => bulkReportId}
          onPress={onShow}
          columns={columnsOf(mayReport, onShow)}
        />
      )}
      {more.status === 'failed' && <DeskFailureNote failure={more.failure} />}
    </DeskPanel>
  );
}

function columnsOf(mayReport: boolean, onShow: Props['onShow']): DeskColumn<BulkReport>[] {
  const number = (key: 'all' | 'ready' | 'held' | 'wrong', title: string): DeskColumn<BulkReport> => ({
    key,
    title,
    width: '8%',
    align: 'right',
    cell: ({ counts }) => count(counts[key]),
  });
  return [
    {
      key: 'file',
      title: '文件',
      cell: (sheet) => (
        <DeskButton kind="link" onPress={() => onShow(sheet)}>
          {sheet.fileName}
        </DeskButton>
      ),
    },
    ...(mayReport
      ? []
      : [
          {
            key: 'department',
            title: '部门',
            width: '16%',
            cell: ({ department }: BulkReport) => department,
          },
        ]),
    { key: 'holder', title: '对象', width: '11%', cell: ({ holder }) => holderText[holder] },
    number('all', '行'),
    number('ready', '可导入'),
    number('held', '待同意'),
    number('wrong', '有误'),
    {
      key: 'state',
      title: '状态',
      width: '12%',
      cell: ({ status }) => (
        <DeskTag tone={status === 'committed' ? 'ok' : status === 'checked' ? 'warn' : 'line'}>
          {sheetStateText[status]}
        </DeskTag>
      ),
    },
    { key: 'at', title: '上传', width: '12%', cell: ({ uploadedAt }) => spokenTime(uploadedAt) },
  ];
}
