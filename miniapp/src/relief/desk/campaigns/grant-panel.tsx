import type { CampaignDetail, GrantPreview } from '@benefit/shared/relief/campaign-contract';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel, DeskTiles } from '../../../ui/desk/desk-panel';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { campaignsTexts, count } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';
import { PreviewTable } from './preview-table';

type Props = CampaignsProps & { campaign: CampaignDetail };

/** The next round: who gets what and why, before it is granted. */
export function GrantPanel(props: Props) {
  const { preview, dialog, failure, onRetry } = props;
  const known = valueOf(preview);
  return (
    <DeskPanel
      flush
      grow
      label="加分预览"
      title={<Title known={known} />}
      end={<Tools {...props} known={known} />}
      foot={<span className="campaign-foot desk-note">{footNote(props)}</span>}
      footEnd={<GrantButton {...props} known={known} />}
    >
      {preview.status === 'loading' && <DeskLoading rows={6} />}
      {preview.status === 'failed' && !known && <DeskFailed failure={preview.failure} onRetry={onRetry} />}
      {preview.status === 'failed' && known && <DeskFailureNote failure={preview.failure} />}
      {failure && dialog === null && <DeskFailureNote failure={failure} />}
      <Granted {...props} />
      {known && <Preview known={known} />}
    </DeskPanel>
  );
}

function Title({ known }: { known: GrantPreview | null }) {
  return (
    <>
      <h2>{known ? `第 ${known.round} 轮加分预览` : '加分预览'}</h2>
      {known && <span className="desk-note">按{spokenTime(known.asOf)}的复核结果</span>}
    </>
  );
}

function Tools({ asOf, known, onAsOf, onDialog, onExport }: Props & { known: GrantPreview | null }) {
  return (
    <>
      {asOf !== null && (
        <DeskButton icon="undo" onPress={() => onAsOf(null)}>
          回到现在
        </DeskButton>
      )}
      <DeskButton icon="history" onPress={() => onDialog('replay')}>
        按过去某天重算
      </DeskButton>
      {known && known.items.length > 0 && (
        <DeskButton icon="download" onPress={() => onExport(known)}>
          {known.people > known.items.length ? `导出前 ${known.items.length} 人` : '导出'}
        </DeskButton>
      )}
    </>
  );
}

function footNote({ campaign, asOf }: Props): string {
  if (asOf !== null) return campaignsTexts.replayed;
  return campaign.status === 'active' ? campaignsTexts.notEnded : campaignsTexts.grantNote;
}

function GrantButton({ campaign, asOf, sending, known, onGrant }: Props & { known: GrantPreview | null }) {
  if (asOf !== null || campaign.status === 'active' || known === null) return null;
  const unfinished = campaign.rounds.some(({ finishedAt }) => finishedAt === null);
  const what = `${count(known.people)} 人 ${count(known.points)} 分`;
  return (
    <DeskButton
      kind="primary"
      large
      busy={sending}
      disabled={known.reports === 0 && !unfinished}
      onPress={onGrant}
    >
      {known.reports === 0 && !unfinished
        ? '没有待发放的申报'
        : `${unfinished ? '接着发放' : '发放'}第 ${known.round} 轮，${what}`}
    </DeskButton>
  );
}

/** What the last press did. */
function Granted({ granted, asOf }: Props) {
  if (granted === null || asOf !== null) return null;
  const { round, granted: now, alreadyGranted } = granted;
  return (
    <div className="campaign-strip">
      <DeskAlert
        tone="ok"
        title={now === 0 ? `第 ${round} 轮已经发放过，没有重复发放` : `第 ${round} 轮已发放 ${count(now)} 件`}
        text={`${alreadyGranted > 0 ? `此前已发 ${count(alreadyGranted)} 件。` : ''}已报送商鼎分系统，确认后为“已计入”。`}
      />
    </div>
  );
}

function Preview({ known }: { known: GrantPreview }) {
  const { waiting } = known;
  const waits = [
    { number: waiting.checking, text: '件等待复核' },
    { number: waiting.unbound, text: '件本人尚未核验身份' },
    { number: waiting.appealed, text: '件申诉中' },
  ].filter(({ number }) => number > 0);
  return (
    <>
      <div className="campaign-sums">
        <DeskTiles
          tiles={[
            { label: '加分人数', value: count(known.people), unit: '人' },
            { label: '依据申报', value: count(known.reports), unit: '件' },
            { label: '合计', value: count(known.points), unit: '分' },
            {
              label: '触及上限',
              value: count(known.cappedPeople),
              unit: known.cappedPoints > 0 ? `人，少计 ${count(known.cappedPoints)} 分` : '人',
            },
          ]}
        />
      </div>
      <div className="desk-scroll">
        {known.items.length === 0 ? (
          <DeskEmpty icon="gift" title="这一轮还没有可发放的申报" text="复核通过的申报会出现在这里。" />
        ) : (
          <PreviewTable preview={known} />
        )}
      </div>
      {waits.length > 0 && (
        <div className="campaign-waits">
          <h3>本轮不发的 {count(waits.reduce((sum, { number }) => sum + number, 0))} 件</h3>
          <div className="desk-row">
            {waits.map(({ number, text }) => (
              <span key={text}>
                <b>{count(number)}</b> <span className="desk-dim">{text}</span>
              </span>
            ))}
            <span className="desk-end desk-note">办结后进入下一轮</span>
          </div>
        </div>
      )}
    </>
  );
}
