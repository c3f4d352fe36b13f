import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskEmpty } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import type { DeskColumn } from '../../../ui/desk/desk-table';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { count } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';

type Round = CampaignDetail['rounds'][number];
type Props = CampaignsProps & { campaign: CampaignDetail };

/** The rounds that were granted, with what became of them at the score system. */
export function RoundsPanel({ campaign, mayManage, onAsOf }: Props) {
  if (campaign.rounds.length === 0) {
    return mayManage ? null : (
      <DeskPanel flush title="发放轮次">
        <DeskEmpty icon="history" title="还没有发放过加分" text="专项宣布结束后，由市信用办分轮发放。" />
      </DeskPanel>
    );
  }
  return (
    <DeskPanel flush title="发放轮次">
      <DeskTable
        label="发放轮次"
        rows={[...campaign.rounds].reverse()}
        keyOf={({ round }) => String(round)}
        columns={columnsOf(mayManage ? onAsOf : null)}
      />
    </DeskPanel>
  );
}

function columnsOf(onAsOf: ((at: string) => void) | null): DeskColumn<Round>[] {
  return [
    { key: 'round', title: '轮次', width: '12%', cell: ({ round }) => `第 ${round} 轮` },
    {
      key: 'at',
      title: '发放',
      cell: ({ startedAt, startedBy }) => `${startedBy}，${spokenTime(startedAt)}`,
    },
    {
      key: 'bonuses',
      title: '件、分',
      width: '20%',
      align: 'right',
      cell: ({ bonuses, points }) => `${count(bonuses)} 件 ${count(points)} 分`,
    },
    { key: 'state', title: '进展', width: '26%', cell: (round) => <Progress {...round} /> },
    ...(onAsOf === null
      ? []
      : [
          {
            key: 'replay',
            title: '',
            width: '12%',
            align: 'right' as const,
            cell: ({ round, startedAt }: Round) => (
              <DeskButton kind="link" label={`第 ${round} 轮明细`} onPress={() => onAsOf(startedAt)}>
                明细
              </DeskButton>
            ),
          },
        ]),
  ];
}

function Progress({ finishedAt, bonuses, credited, rejected }: Round) {
  if (finishedAt === null) return <DeskTag tone="warn">已发 {count(bonuses)} 件，可接着发</DeskTag>;
  if (credited === bonuses) return <DeskTag tone="ok">全部已计入</DeskTag>;
  const sent = bonuses - credited - rejected;
  const parts = [
    ...(sent > 0 ? [`已报送 ${count(sent)}`] : []),
    ...(credited > 0 ? [`已计入 ${count(credited)}`] : []),
    ...(rejected > 0 ? [`未采纳 ${count(rejected)}`] : []),
  ];
  return <DeskTag tone={rejected > 0 ? 'danger' : 'info'}>{parts.join('，')}</DeskTag>;
}
