import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { useState } from 'react';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskTable } from '../../../ui/desk/desk-table';
import { campaignsTexts } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';
import { categoryName, clauseNumber, mostText, ruleText } from './rule-texts';

/** The points in force, and what they were before. */
export function PointTablePanel({
  campaign,
  mayManage,
  onDialog,
}: CampaignsProps & { campaign: CampaignDetail }) {
  const [shown, setShown] = useState<string | null>(null);
  const latest = campaign.pointTables[campaign.pointTables.length - 1];
  const table = campaign.pointTables.find(({ version }) => String(version) === shown) ?? latest;
  if (table === undefined) return null;
  return (
    <DeskPanel
      flush
      title="加分表"
      end={
        <>
          <DeskSelect
            label="加分表版本"
            value={String(table.version)}
            options={campaign.pointTables.map(({ version, effectiveFrom }) => ({
              value: String(version),
              label: `第 ${version} 版，${spokenTime(effectiveFrom)}起用`,
            }))}
            onChange={setShown}
          />
          {mayManage && campaign.status !== 'archived' && (
            <DeskButton onPress={() => onDialog('table')}>起草第 {(latest?.version ?? 0) + 1} 版</DeskButton>
          )}
        </>
      }
    >
      <DeskTable
        label="加分表"
        rows={table.rules}
        keyOf={({ categoryCode }) => categoryCode}
        columns={[
          {
            key: 'clause',
            title: '条款',
            width: 'calc(var(--s7) + var(--s4))',
            cell: ({ categoryCode }) => clauseNumber(categoryCode),
          },
          {
            key: 'rule',
            title: '类别与算法',
            wrap: true,
            cell: (rule) => (
              <div>
                <div>{categoryName(rule.categoryCode)}</div>
                <div className="desk-note">{ruleText(rule)}</div>
              </div>
            ),
          },
          {
            key: 'points',
            title: '分值',
            width: 'calc(var(--s7) * 2)',
            align: 'right',
            cell: (rule) => {
              const { lead, points } = mostText(rule);
              return (
                <>
                  {lead} <b>{points}</b>
                </>
              );
            },
          },
        ]}
      />
      <div className="campaign-cap">
        <b>每人合计上限</b>
        <span className="desk-grow desk-note desk-row">
          <DeskIcon name="lock" size="s" />
          {campaignsTexts.noMoney}
        </span>
        <b>{table.perPersonCap}</b>
      </div>
    </DeskPanel>
  );
}
