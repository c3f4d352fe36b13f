import type { BulkReport } from '@benefit/shared/relief/bulk-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskHead, DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { STEPS, bulkTexts, sheetStateText, sizeText } from './bulk-texts';
import { CheckedSheet } from './checked-sheet';
import { FileDrop } from './file-drop';
import type { Holder, useBulk } from './use-bulk';
import './bulk.scss';

export type BulkProps = ReturnType<typeof useBulk>;

export function BulkView(props: BulkProps) {
  const { state, sheet, failure, onRetry, onOther } = props;
  const shown = state.step === 'checked' ? valueOf(sheet) : null;
  const done = state.step !== 'checked' ? 1 : shown?.status === 'committed' ? 4 : 2;
  return (
    <DeskShell
      page="deskBulk"
      title={bulkTexts.title}
      path={state.step === 'checked' ? [{ text: '全部表格', onPress: onOther }] : []}
    >
      <Steps done={done} />
      {failure && <DeskFailureNote failure={failure} />}
      {state.step !== 'checked' && <Choose {...props} />}
      {state.step === 'checked' && !shown && sheet.status === 'loading' && <DeskLoading rows={8} />}
      {state.step === 'checked' && !shown && sheet.status === 'failed' && (
        <DeskFailed failure={sheet.failure} onRetry={onRetry} />
      )}
      {shown && <CheckedSheet {...props} bulk={shown} />}
    </DeskShell>
  );
}

function Steps({ done }: { done: number }) {
  return (
    <ol className="bulk-steps" aria-label="步骤">
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={classes(index < done && 'is-done', index === done && 'is-now')}
          aria-current={index === done ? 'step' : undefined}
        >
          <i>{index < done ? <DeskIcon name="check" size="s" /> : index + 1}</i>
          {step}
        </li>
      ))}
    </ol>
  );
}

function Choose(props: BulkProps) {
  const { campaigns, open, campaignId, holder, state, onCampaign, onHolder, onTemplate, onFile, onRetry } =
    props;
  if (campaigns.status === 'failed' && open.length === 0) {
    return <DeskFailed failure={campaigns.failure} onRetry={onRetry} />;
  }
  return (
    <>
      <DeskHead title={bulkTexts.choose} text={bulkTexts.intro}>
        <DeskTabs<Holder>
          label="报送对象"
          look="strip"
          on={holder}
          tabs={[
            { value: 'person', label: '个人' },
            { value: 'enterprise', label: '企业和社会组织' },
          ]}
          onChange={onHolder}
        />
        {open.length > 1 && (
          <DeskSelect
            label="专项"
            value={campaignId ?? ''}
            options={open.map(({ campaignId: value, title }) => ({ value, label: title }))}
            onChange={onCampaign}
          />
        )}
        <DeskButton icon="download" onPress={onTemplate}>
          下载模板
        </DeskButton>
      </DeskHead>
      {campaigns.status !== 'loading' && open.length === 0 ? (
        <DeskEmpty icon="flag" title="没有接收报送的专项" text="信用办开设专项后即可汇总报送。" />
      ) : (
        <FileDrop share={state.step === 'sending' ? state.share : null} onFile={onFile} />
      )}
      <Sheets {...props} />
    </>
  );
}

function Sheets({ sheets, onShow, onRetry }: BulkProps) {
  const known = valueOf(sheets)?.items;
  return (
    <DeskPanel flush title="以前的表格">
      {sheets.status === 'loading' && <DeskLoading rows={3} />}
      {sheets.status === 'failed' && !known && <DeskFailed failure={sheets.failure} onRetry={onRetry} />}
      {known?.length === 0 && (
        <DeskEmpty icon="table" title="还没有报送过" text="下载模板，填好后选择文件上传。" />
      )}
      {known && known.length > 0 && (
        <DeskTable<BulkReport>
          label="以前的表格"
          rows={known}
          keyOf={({ bulkReportId }) => bulkReportId}
          onPress={onShow}
          columns={[
            { key: 'file', title: '文件', cell: ({ fileName }) => fileName },
            { key: 'size', title: '大小', width: '10%', cell: ({ sizeBytes }) => sizeText(sizeBytes) },
            { key: 'all', title: '行', width: '8%', align: 'right', cell: ({ counts }) => counts.all },
            {
              key: 'ready',
              title: '可导入',
              width: '8%',
              align: 'right',
              cell: ({ counts }) => counts.ready,
            },
            { key: 'held', title: '待同意', width: '8%', align: 'right', cell: ({ counts }) => counts.held },
            { key: 'wrong', title: '有误', width: '8%', align: 'right', cell: ({ counts }) => counts.wrong },
            {
              key: 'state',
              title: '状态',
              width: '14%',
              cell: ({ status }) => (
                <DeskTag tone={status === 'committed' ? 'ok' : 'line'}>{sheetStateText[status]}</DeskTag>
              ),
            },
            {
              key: 'at',
              title: '上传',
              width: '20%',
              cell: ({ uploadedAt, uploadedBy }) => `${spokenTime(uploadedAt)}，${uploadedBy}`,
            },
          ]}
        />
      )}
    </DeskPanel>
  );
}
