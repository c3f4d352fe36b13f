import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { spokenDay, spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import type { CampaignsProps } from './campaigns-view';
import { departmentTexts } from './department-texts';

type Props = CampaignsProps & { campaign: CampaignDetail };

/** The document that declared the end, and who recognises what. */
export function EndPanel(props: Props) {
  const { campaign, departments } = props;
  const routed = departmentTexts(campaign.routes, departments);
  return (
    <DeskPanel title="结束文件与办理部门" end={<Actions {...props} />}>
      <dl className="campaign-facts">
        <Document {...campaign} />
        <dt>办理部门</dt>
        <dd>
          {routed.length === 0
            ? '未设置，由信用办转办'
            : routed.map(({ name, what }) => (
                <div key={name}>
                  {name} <span className="desk-note">{what}</span>
                </div>
              ))}
        </dd>
      </dl>
    </DeskPanel>
  );
}

function Actions({ campaign, mayManage, onDialog }: Props) {
  if (!mayManage || campaign.status === 'archived') return null;
  return (
    <>
      <DeskButton onPress={() => onDialog('routes')}>办理部门</DeskButton>
      {campaign.status === 'active' ? (
        <DeskButton kind="primary" onPress={() => onDialog('end')}>
          宣布结束
        </DeskButton>
      ) : (
        <DeskButton onPress={() => onDialog('archive')}>归档</DeskButton>
      )}
    </>
  );
}

function Document({ document, endedBy, endedAt }: CampaignDetail) {
  if (document === null) {
    return (
      <>
        <dt>结束文件</dt>
        <dd>还没有宣布结束</dd>
      </>
    );
  }
  return (
    <>
      <dt>发文机关</dt>
      <dd>{document.authority}</dd>
      <dt>文号</dt>
      <dd>
        {document.number}，{spokenDay(document.date)}
      </dd>
      <dt>录入</dt>
      <dd>{[endedBy, endedAt === null ? null : spokenTime(endedAt)].filter(Boolean).join('，')}</dd>
    </>
  );
}
