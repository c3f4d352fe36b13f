import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { spokenDay, spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { ArchiveDialog, CreateDialog, EndDialog } from './campaign-dialogs';
import { STEPS, campaignsTexts, stateTexts, stepOf } from './campaigns-texts';
import { GrantPanel } from './grant-panel';
import { PointTableEditor } from './point-table-editor';
import { PointTablePanel } from './point-table-panel';
import { RoutesDialog } from './routes-dialog';
import type { useCampaigns } from './use-campaigns';
import './campaigns.scss';

export type CampaignsProps = ReturnType<typeof useCampaigns>;

export function CampaignsView(props: CampaignsProps) {
  const { list, detail, isOffice, onRetry, onDialog } = props;
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
          {...(isOffice
            ? { action: { text: campaignsTexts.newOne, onPress: () => onDialog('create') } }
            : {})}
        />
      )}
      {campaign && <Campaign {...props} campaign={campaign} />}
      <Dialogs {...props} campaign={campaign} />
    </DeskShell>
  );
}

function Choice({ list, campaignId, isOffice, onChoose, onDialog }: CampaignsProps) {
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
      {isOffice && (
        <DeskButton icon="plus" onPress={() => onDialog('create')}>
          {campaignsTexts.newOne}
        </DeskButton>
      )}
    </>
  );
}

function Campaign(props: CampaignsProps & { campaign: CampaignDetail }) {
  const { campaign } = props;
  const state = stateTexts[campaign.status];
  const span = `${spokenDay(campaign.startsOn)}起${campaign.endedOn === null ? '' : `，${spokenDay(campaign.endedOn)}结束`}`;
  return (
    <>
      <div className="desk-head">
        <div className="desk-grow">
          <div className="desk-row">
            <h1>{campaign.title}</h1>
            <DeskTag tone={state.tone}>{state.text}</DeskTag>
          </div>
          <p className="desk-dim">
            {span} · 依据 {campaign.basis} ·{' '}
            {campaign.archivedOn === null ? campaignsTexts.open : `${spokenDay(campaign.archivedOn)}归档`}
          </p>
        </div>
        <Steps done={stepOf(campaign.status)} />
      </div>
      <div className="campaign-columns">
        <div className="desk-stack">
          <PointTablePanel {...props} />
          <EndPanel {...props} />
        </div>
        <GrantPanel {...props} />
      </div>
    </>
  );
}

function Steps({ done }: { done: number }) {
  return (
    <ol className="campaign-steps" aria-label="专项进度">
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

function EndPanel({
  campaign,
  isOffice,
  departments,
  onDialog,
}: CampaignsProps & { campaign: CampaignDetail }) {
  const { document } = campaign;
  const routed = new Set(campaign.routes.map(({ departmentId }) => departmentId));
  const names = departments.filter(({ departmentId }) => routed.has(departmentId)).map(({ name }) => name);
  return (
    <DeskPanel
      title="结束文件与办理部门"
      end={
        isOffice && (
          <>
            {campaign.status === 'active' && (
              <DeskButton kind="primary" onPress={() => onDialog('end')}>
                宣布结束
              </DeskButton>
            )}
            {campaign.status === 'ended' && <DeskButton onPress={() => onDialog('archive')}>归档</DeskButton>}
            {campaign.status !== 'archived' && (
              <DeskButton onPress={() => onDialog('routes')}>办理部门</DeskButton>
            )}
          </>
        )
      }
    >
      <dl className="campaign-facts">
        {document === null ? (
          <>
            <dt>结束文件</dt>
            <dd>还没有宣布结束</dd>
          </>
        ) : (
          <>
            <dt>发文机关</dt>
            <dd>{document.authority}</dd>
            <dt>文号</dt>
            <dd>
              {document.number}，{spokenDay(document.date)}
            </dd>
            <dt>录入</dt>
            <dd>
              {campaign.endedBy}
              {campaign.endedAt !== null && `，${spokenTime(campaign.endedAt)}`}
            </dd>
          </>
        )}
        <dt>办理部门</dt>
        <dd>{names.length === 0 ? '未设置，由信用办转办' : names.join('、')}</dd>
      </dl>
    </DeskPanel>
  );
}

function Dialogs(props: CampaignsProps & { campaign: CampaignDetail | null }) {
  const { dialog, campaign } = props;
  if (dialog === 'create') return <CreateDialog {...props} />;
  if (campaign === null || dialog === null) return null;
  if (dialog === 'end') return <EndDialog {...props} />;
  if (dialog === 'archive') return <ArchiveDialog {...props} campaign={campaign} />;
  if (dialog === 'routes') return <RoutesDialog {...props} campaign={campaign} />;
  return <PointTableEditor {...props} campaign={campaign} />;
}
