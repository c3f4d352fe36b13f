import type { GrantPreview } from '@benefit/shared/relief/campaign-contract';
import { DeskTable } from '../../../ui/desk/desk-table';
import { count } from './campaigns-texts';
import { reasonParts } from './reason-parts';

/** Everybody of a round with what for; of a large round the first, and the rest in one line. */
export function PreviewTable({ preview }: { preview: GrantPreview }) {
  const { items, people, points, tableVersion } = preview;
  const listed = items.reduce((sum, item) => sum + item.points, 0);
  return (
    <>
      <DeskTable
        label="加分预览"
        rows={items}
        keyOf={({ personId }) => personId}
        columns={[
          { key: 'name', title: '姓名', width: 'calc(var(--s7) * 2)', cell: ({ maskedName }) => maskedName },
          {
            key: 'number',
            title: '证件号码',
            width: 'calc(var(--s7) * 4)',
            cell: ({ maskedNumber }) => <span className="desk-dim">{maskedNumber}</span>,
          },
          {
            key: 'why',
            title: `为什么加（规则第 ${tableVersion} 版）`,
            wrap: true,
            cell: ({ reasons, cappedBy }) => (
              <div>
                {reasons.map(({ reportId, number, text }) => {
                  const { points: plus, deed, capped } = reasonParts(text);
                  return (
                    <div key={reportId} title={number}>
                      <b>{plus}</b> {deed}
                      {capped !== null && <span className="campaign-capped">（{capped}）</span>}
                    </div>
                  );
                })}
                {cappedBy > 0 && <div className="campaign-capped">按上限少计 {cappedBy} 分</div>}
              </div>
            ),
          },
          {
            key: 'points',
            title: '加分',
            width: 'calc(var(--s7) + var(--s5))',
            align: 'right',
            cell: ({ points: plus }) => <b className="campaign-plus">+{plus}</b>,
          },
        ]}
      />
      <div className="campaign-sum">
        <b>{people > items.length ? `其余 ${count(people - items.length)} 人` : `共 ${count(people)} 人`}</b>
        <b>+{count(people > items.length ? points - listed : points)}</b>
      </div>
    </>
  );
}
