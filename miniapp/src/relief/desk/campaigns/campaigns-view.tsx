import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { spokenDay } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskSteps } from '../../../ui/desk/desk-steps';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { STEPS, campaignsTexts, stateTexts, stepOf } from './campaigns-texts';
import { CreateDialog } from './create-dialog';
import { ArchiveDialog, EndDialog } from './end-dialogs';
import { EndPanel } from './end-panel';
import { GrantPanel } from './grant-panel';
import { PointTableEditor } from './point-table-editor';
import { PointTablePanel } from './point-table-panel';
import { ReplayDialog } from './replay-dialog';
import { RoundsPanel } from './rounds-panel';
import { RoutesDialog } from './routes-dialog';
import type { useCampaigns } from './use-campaigns';
import './campaigns.scss';

export type CampaignsProps = ReturnType<typeof useCampaigns>;

export function CampaignsView(props: CampaignsProps) {
  const { list, detail, mayManage, onRetry, onDialog } = props;
  const campaigns = valueOf(list)?.items;
  const campaign = valueOf(detail);
  return (
    <DeskShell page="deskCampaigns" title={campaignsTexts.title} tools={<Choice {...props} />}>
      {list.status === 'failed' && !campaigns && <DeskFailed failure={list.failure} onRetry={onRetry} />}
      {(list.status === 'loading' || (campaigns?.length !== 0 && detail.status === 'loading')) && (
        <DeskLoading rows={8} />
      )}
      {detail.status === 'failed' && !campaign && <DeskFailed failure={detail.failure} onRetry={onRetry} />}
      {campaigns?.length === 0 && (
        <DeskEmpty
          icon="flag"
          title="还没有专项"
          text="开设专项后，市民可以申报，部门可以汇总报送。"
          {...(mayManage
            ? { action: { text: campaignsTexts.newOne, onPress: () => onDialog('create') } }
            : {})}
        />
      )}
      {campaign && <Campaign {...props} campaign={campaign} />}
      <Dialogs {...props} campaign={campaign} />
    </DeskShell>
  );
}

function Choice({ list, campaignId, mayManage, onChoose, onDialog }: CampaignsProps) {
  const campaigns = valueOf(list)?.items ?? [];
  return (
    <>
      {campaigns.length > 1 && (
        <DeskSelect
          label="选择专项"
          value={campaignId ?? ''}
          options={campaigns.map(({ campaignId: value, title }) => ({ value, label: title }))}
          onChange={onChoose}
        />
      )}
      {mayManage && (
        <DeskButton icon="plus" onPress={() => onDialog('create')}>
          {campaignsTexts.newOne}
        </DeskButton>
      )}
    </>
  );
}

function Campaign(props: CampaignsProps & { campaign: CampaignDetail }) {
  const { campaign, mayManage } = props;
  const state = stateTexts[campaign.status];
  const span = `${spokenDay(campaign.startsOn)}起${campaign.endedOn === null ? '' : `，${spokenDay(campaign.endedOn)}结束`}`;
  return (
    <>
      <div className="desk-head campaign-head">
        <div className="desk-grow">
          <div className="desk-row">
            <h1>{campaign.title}</h1>
            <DeskTag tone={state.tone}>{state.text}</DeskTag>
          </div>
          <p className="desk-dim">
            {[
              span,
              `依据 ${campaign.basis}`,
              campaign.archivedOn === null
                ? campaignsTexts.open
                : `${spokenDay(campaign.archivedOn)}归档，不再接收申报`,
            ].join(' · ')}
          </p>
        </div>
        <DeskSteps label="专项进度" steps={STEPS} done={stepOf(campaign.status)} />
      </div>
      <div className="campaign-columns">
        <div className="desk-stack">
          <PointTablePanel {...props} />
          <EndPanel {...props} />
        </div>
        <div className="desk-stack">
          {mayManage ? <GrantPanel {...props} /> : <p className="desk-note">{campaignsTexts.readOnly}</p>}
          <RoundsPanel {...props} />
        </div>
      </div>
    </>
  );
}

function Dialogs(props: CampaignsProps & { campaign: CampaignDetail | null }) {
  const { dialog, campaign } = props;
  if (dialog === 'create') return <CreateDialog {...props} />;
  if (campaign === null || dialog === null) return null;
  if (dialog === 'end') return <EndDialog {...props} campaign={campaign} />;
  if (dialog === 'archive') return <ArchiveDialog {...props} campaign={campaign} />;
  if (dialog === 'routes') return <RoutesDialog {...props} campaign={campaign} />;
  if (dialog === 'replay') return <ReplayDialog {...props} />;
  return <PointTableEditor {...props} campaign={campaign} />;
}
