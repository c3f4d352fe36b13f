import type { CampaignDetail, GrantPreview } from '@benefit/shared/relief/campaign-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskInput } from '../../../ui/desk/desk-field';
import { DeskPanel, DeskTiles } from '../../../ui/desk/desk-panel';
import { DeskEmpty, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { campaignsTexts } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';

type Props = CampaignsProps & { campaign: CampaignDetail };

/** The next round: who gets what and why, before it is granted; and the rounds that were. */
export function GrantPanel(props: Props) {
  const { campaign, preview, isOffice, asOf, onAsOf } = props;
  const known = valueOf(preview);
  if (!isOffice) return <Rounds {...props} />;
  return (
    <div className="desk-stack">
      <DeskPanel
        flush
        grow
        title={known ? `第 ${known.round} 轮加分预览` : '加分预览'}
        end={<Replay asOf={asOf} onAsOf={onAsOf} note={known ? `按${spokenTime(known.asOf)}试算` : ''} />}
        foot={<span className="desk-note">{footNote(props)}</span>}
        footEnd={<GrantButton {...props} known={known} />}
      >
        {preview.status === 'loading' && <DeskLoading rows={6} />}
        {preview.status === 'failed' && <DeskFailureNote failure={preview.failure} />}
        {props.failure && props.dialog === null && <DeskFailureNote failure={props.failure} />}
        {known && <Preview preview={known} />}
      </DeskPanel>
      {campaign.rounds.length > 0 && <Rounds {...props} />}
    </div>
  );
}

function footNote({ campaign, asOf }: Props): string {
  if (asOf !== null) return '这是按过去某天重算的结果，只供核对。';
  return campaign.status === 'active' ? campaignsTexts.notEnded : campaignsTexts.grantNote;
}

function GrantButton({ campaign, asOf, sending, known, onGrant }: Props & { known: GrantPreview | null }) {
  if (asOf !== null || campaign.status === 'active' || known === null) return null;
  return (
    <DeskButton kind="primary" large busy={sending} disabled={known.reports === 0} onPress={onGrant}>
      {known.reports === 0
        ? '没有待发放的申报'
        : `发放第 ${known.round} 轮，${known.people.toLocaleString('zh-CN')} 人 ${known.points.toLocaleString('zh-CN')} 分`}
    </DeskButton>
  );
}

/** Any past instant, in the browser's own field; times are Shanghai's. */
function Replay({
  asOf,
  onAsOf,
  note,
}: {
  asOf: string | null;
  onAsOf: (at: string | null) => void;
  note: string;
}) {
  return (
    <>
      <span className="desk-note">{note}</span>
      <DeskInput
        label="按过去某天重算"
        type="datetime-local"
        value={asOf === null ? '' : localOf(asOf)}
        onChange={(text) => onAsOf(text === '' ? null : new Date(`${text}:00+08:00`).toISOString())}
      />
      {asOf !== null && <DeskButton onPress={() => onAsOf(null)}>回到现在</DeskButton>}
    </>
  );
}

const localOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16);

function Preview({ preview }: { preview: GrantPreview }) {
  const { waiting } = preview;
  const waits = [
    { count: waiting.checking, text: '件等待复核' },
    { count: waiting.unbound, text: '件本人尚未核验身份' },
    { count: waiting.appealed, text: '件申诉中' },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <div className="campaign-sums">
        <DeskTiles
          tiles={[
            { label: '加分人数', value: preview.people, unit: '人' },
            { label: '依据申报', value: preview.reports, unit: '件' },
            { label: '合计', value: preview.points, unit: '分' },
            {
              label: '触及上限',
              value: preview.cappedPeople,
              unit: '人',
              note: `少计 ${preview.cappedPoints} 分`,
            },
          ]}
        />
      </div>
      {preview.items.length === 0 ? (
        <DeskEmpty icon="gift" title="这一轮还没有可发放的申报" text="复核通过的申报会出现在这里。" />
      ) : (
        <DeskTable
          label="加分预览"
          tall
          rows={preview.items}
          keyOf={({ personId }) => personId}
          columns={[
            { key: 'name', title: '姓名', width: '14%', cell: ({ maskedName }) => maskedName },
            { key: 'number', title: '证件号码', width: '24%', cell: ({ maskedNumber }) => maskedNumber },
            {
              key: 'why',
              title: `为什么加（规则第 ${preview.tableVersion} 版）`,
              wrap: true,
              cell: ({ reasons, cappedBy }) => (
                <div>
                  {reasons.map(({ reportId, text }) => (
                    <div key={reportId}>{text.replace(/，规则第 \d+ 版/, '')}</div>
                  ))}
                  {cappedBy > 0 && <div className="campaign-capped">按上限少计 {cappedBy} 分</div>}
                </div>
              ),
            },
            {
              key: 'points',
              title: '加分',
              width: '12%',
              align: 'right',
              cell: ({ points }) => <b>+{points}</b>,
            },
          ]}
        />
      )}
      {preview.people > preview.items.length && (
        <p className="campaign-more">
          其余 {preview.people - preview.items.length} 人在导出和发放时一并计算。
        </p>
      )}
      {waits.length > 0 && (
        <div className="campaign-waits">
          <DeskAlert
            tone="info"
            title={`本轮不发的 ${waits.reduce((sum, { count }) => sum + count, 0)} 件`}
            text={`${waits.map(({ count, text }) => `${count} ${text}`).join('，')}。办结后进入下一轮。`}
          />
        </div>
      )}
    </>
  );
}

function Rounds({ campaign, isOffice }: Props) {
  return (
    <DeskPanel flush title="已发放的轮次">
      {campaign.rounds.length === 0 ? (
        <DeskEmpty
          icon="history"
          title="还没有发放过加分"
          {...(isOffice ? {} : { text: campaignsTexts.cityOnly })}
        />
      ) : (
        <DeskTable
          label="已发放的轮次"
          rows={[...campaign.rounds].reverse()}
          keyOf={({ round }) => String(round)}
          columns={[
            { key: 'round', title: '轮次', cell: ({ round }) => `第 ${round} 轮` },
            {
              key: 'at',
              title: '发放',
              cell: ({ startedAt, startedBy }) => `${spokenTime(startedAt)}，${startedBy}`,
            },
            { key: 'bonuses', title: '件数', align: 'right', cell: ({ bonuses }) => bonuses },
            { key: 'points', title: '分', align: 'right', cell: ({ points }) => points },
            {
              key: 'state',
              title: '进展',
              cell: ({ bonuses, credited, rejected, finishedAt }) =>
                finishedAt === null
                  ? '没有发完，可接着发'
                  : credited === bonuses
                    ? '全部已计入'
                    : `已计入 ${credited}${rejected > 0 ? `，未采纳 ${rejected}` : ''}`,
            },
          ]}
        />
      )}
    </DeskPanel>
  );
}
