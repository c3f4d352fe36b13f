import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { pointTableFaults } from '@benefit/shared/relief/points-rules';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { FailureLine, faultOf } from '../../../ui/desk/desk-failure-line';
import { DeskField, DeskInput } from '../../../ui/desk/desk-field';
import { campaignsTexts } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';
import { FIRST_TABLE } from './point-rules';
import type { TableDraft } from './point-rules';
import { PointRulesForm } from './point-rules-form';

const PREFIX = 'pointTable.';

/** Opens a campaign: what it is called, what it rests on, from when, and its first points. */
export function CreateDialog({ today, sending, failure, onCreate, onDialog }: CampaignsProps) {
  const [title, setTitle] = useState('');
  const [basis, setBasis] = useState<string>(RELIEF_BASIS);
  const [startsOn, setStartsOn] = useState(today);
  const [table, setTable] = useState<TableDraft>(FIRST_TABLE);
  const sent = failure?.kind === 'problem' ? (failure.problem.errors ?? []) : [];
  const faults = [
    ...pointTableFaults(table),
    ...sent.flatMap((error) =>
      error.path.startsWith(PREFIX) ? [{ ...error, path: error.path.slice(PREFIX.length) }] : [],
    ),
  ];
  const ready =
    title.trim() !== '' &&
    basis.trim() !== '' &&
    startsOn !== '' &&
    table.rules.length > 0 &&
    pointTableFaults(table).length === 0;
  const send = () => {
    if (ready) onCreate({ title: title.trim(), basis: basis.trim(), startsOn, pointTable: table });
  };
  return (
    <DeskDialog
      title={campaignsTexts.newOne}
      note="开设后市民即可申报、部门即可汇总报送。加分表以后可以出新版本。"
      size="wide"
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={send}
      foot={campaignsTexts.noMoney}
      actions={
        <DeskButton kind="primary" busy={sending} disabled={!ready} onPress={send}>
          开设专项
        </DeskButton>
      }
    >
      <FailureLine
        failure={failure}
        shown={(path) => ['title', 'basis', 'startsOn'].includes(path) || path.startsWith(PREFIX)}
      />
      <div className="campaign-three">
        <DeskField label="名称" error={faultOf(failure, 'title')}>
          <DeskInput value={title} maxLength={60} placeholder="如 7·18 防汛救灾专项" onChange={setTitle} />
        </DeskField>
        <DeskField label="依据文件" error={faultOf(failure, 'basis')}>
          <DeskInput value={basis} maxLength={120} onChange={setBasis} />
        </DeskField>
        <DeskField label="开始日期" error={faultOf(failure, 'startsOn')}>
          <DeskInput type="date" value={startsOn} onChange={setStartsOn} />
        </DeskField>
      </div>
      <h2>第 1 版加分表</h2>
      <PointRulesForm table={table} faults={faults} onChange={setTable} />
    </DeskDialog>
  );
}
