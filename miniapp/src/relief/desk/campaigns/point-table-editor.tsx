import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { pointTableFaults } from '@benefit/shared/relief/points-rules';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { FailureLine, faultOf } from '../../../ui/desk/desk-failure-line';
import { DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { campaignsTexts } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';
import { FIRST_TABLE } from './point-rules';
import type { TableDraft } from './point-rules';
import { PointRulesForm } from './point-rules-form';
import { momentOf } from './shanghai-moment';

type Props = CampaignsProps & { campaign: CampaignDetail };

/** The next version of the points, with what keeps it from being saved beside what it concerns. */
export function PointTableEditor({ campaign, sending, failure, onTable, onDialog }: Props) {
  const latest = campaign.pointTables[campaign.pointTables.length - 1];
  const [table, setTable] = useState<TableDraft>(latest ?? FIRST_TABLE);
  const [later, setLater] = useState(false);
  const [from, setFrom] = useState('');
  const faults = [
    ...pointTableFaults(table),
    ...(failure?.kind === 'problem' ? (failure.problem.errors ?? []) : []),
  ];
  const version = (latest?.version ?? 0) + 1;
  const at = later ? momentOf(from) : null;
  const ready = pointTableFaults(table).length === 0 && table.rules.length > 0 && (!later || at !== null);
  const send = () => {
    if (!ready) return;
    const { perPersonCap, rules } = table;
    onTable({ perPersonCap, rules, ...(at === null ? {} : { effectiveFrom: at }) });
  };
  return (
    <DeskDialog
      title={`起草第 ${version} 版加分表`}
      note="以前各轮仍按当时的版本解释，不受影响。"
      size="wide"
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={send}
      foot={campaignsTexts.noMoney}
      actions={
        <DeskButton kind="primary" busy={sending} disabled={!ready} onPress={send}>
          {later ? `保存第 ${version} 版` : `启用第 ${version} 版`}
        </DeskButton>
      }
    >
      <FailureLine failure={failure} shown={(path) => /^(rules|perPersonCap|effectiveFrom)/.test(path)} />
      <PointRulesForm table={table} faults={faults} onChange={setTable} />
      <div className="campaign-from">
        <span>启用时间</span>
        <DeskSelect<'now' | 'later'>
          label="启用时间"
          value={later ? 'later' : 'now'}
          options={[
            { value: 'now', label: '保存后立即启用' },
            { value: 'later', label: '到指定时间启用' },
          ]}
          onChange={(when) => setLater(when === 'later')}
        />
        {later && (
          <DeskInput type="datetime-local" label="启用的日期和时间" value={from} onChange={setFrom} />
        )}
        <span className="desk-field-error">{faultOf(failure, 'effectiveFrom')}</span>
      </div>
    </DeskDialog>
  );
}
