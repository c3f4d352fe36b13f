import type { CampaignDetail, CreateCampaignRequest } from '@benefit/shared/relief/campaign-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { useState } from 'react';
import type { Failure } from '../../../platform/call';
import { serverNow } from '../../../platform/server-clock';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskField, DeskInput } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import type { CampaignsProps } from './campaigns-view';

const today = (): string => shanghaiDate(new Date(serverNow()));

/** What is wrong with one field of what was sent. */
export const faultOf = (failure: Failure | null, path: string): string | undefined =>
  failure?.kind === 'problem'
    ? failure.problem.errors?.find((error) => error.path === path)?.text
    : undefined;

/** A failure that belongs to no field of the form. */
export function FailureLine({ failure }: { failure: Failure | null }) {
  const byField = failure?.kind === 'problem' && (failure.problem.errors?.length ?? 0) > 0;
  return failure === null || byField ? null : <DeskFailureNote failure={failure} />;
}

/** The points that a new campaign starts with: modest, for the office to change. */
const FIRST_TABLE: CreateCampaignRequest['pointTable'] = {
  perPersonCap: 10,
  rules: [
    ...(['frontline', 'victim-aid', 'public-order', 'rear-support'] as const).map((categoryCode) => ({
      categoryCode,
      kind: 'hours' as const,
      steps: [
        { upToHours: 40, hoursPerPoint: 8 },
        { upToHours: null, hoursPerPoint: 16 },
      ],
      most: 5,
    })),
    { categoryCode: 'donation', kind: 'fixed', points: 2 },
    { categoryCode: 'emergency-production', kind: 'fixed', points: 3 },
    { categoryCode: 'commendation', kind: 'level', points: { national: 6, province: 5, city: 4, county: 3 } },
  ],
};

export function CreateDialog({ sending, failure, onCreate, onDialog }: CampaignsProps) {
  const [title, setTitle] = useState('');
  const [basis, setBasis] = useState('郑信用办〔2021〕23号');
  const [startsOn, setStartsOn] = useState(today());
  const send = () => onCreate({ title, basis, startsOn, pointTable: FIRST_TABLE });
  return (
    <DeskDialog
      title="新设专项"
      note="开设后市民即可申报；加分表和办理部门可以随后修改。"
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={send}
      actions={
        <DeskButton kind="primary" busy={sending} disabled={title.trim() === ''} onPress={send}>
          开设专项
        </DeskButton>
      }
    >
      <FailureLine failure={failure} />
      <DeskField label="名称" error={faultOf(failure, 'title')}>
        <DeskInput value={title} maxLength={60} placeholder="如 7·18 防汛救灾专项" onChange={setTitle} />
      </DeskField>
      <DeskField label="依据文件" error={faultOf(failure, 'basis')}>
        <DeskInput value={basis} maxLength={120} onChange={setBasis} />
      </DeskField>
      <DeskField label="开始日期" error={faultOf(failure, 'startsOn')}>
        <DeskInput type="date" value={startsOn} onChange={setStartsOn} />
      </DeskField>
    </DeskDialog>
  );
}

export function EndDialog({ sending, failure, onEnd, onDialog }: CampaignsProps) {
  const [authority, setAuthority] = useState('');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(today());
  const send = () => onEnd({ authority, number, date });
  return (
    <DeskDialog
      title="宣布结束"
      note="依据宣布防汛救灾工作结束的文件（三）。之后仍可申报，直到归档。"
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={send}
      actions={
        <DeskButton
          kind="primary"
          busy={sending}
          disabled={authority.trim() === '' || number.trim() === ''}
          onPress={send}
        >
          宣布结束
        </DeskButton>
      }
    >
      <FailureLine failure={failure} />
      <DeskField label="发文机关" error={faultOf(failure, 'document.authority')}>
        <DeskInput
          value={authority}
          maxLength={100}
          placeholder="如 市防汛抗旱指挥部"
          onChange={setAuthority}
        />
      </DeskField>
      <DeskField label="文号" error={faultOf(failure, 'document.number')}>
        <DeskInput value={number} maxLength={60} placeholder="如 郑汛指〔2026〕12号" onChange={setNumber} />
      </DeskField>
      <DeskField label="文件日期" error={faultOf(failure, 'document.date')}>
        <DeskInput type="date" value={date} max={today()} onChange={setDate} />
      </DeskField>
    </DeskDialog>
  );
}

export function ArchiveDialog({
  campaign,
  sending,
  failure,
  onArchive,
  onDialog,
}: CampaignsProps & { campaign: CampaignDetail }) {
  const [publishedOn, setPublishedOn] = useState(today());
  return (
    <DeskDialog
      title="归档"
      note={campaign.title}
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={() => onArchive(publishedOn)}
      actions={
        <DeskButton kind="danger" busy={sending} onPress={() => onArchive(publishedOn)}>
          归档，不再接收申报
        </DeskButton>
      }
    >
      <FailureLine failure={failure} />
      <DeskAlert
        title="归档后不能再申报和汇总报送"
        text="截止日期应事先公布。已提交的申报继续办理，加分照常发放。"
      />
      <DeskField label="公布截止日期的日子" error={faultOf(failure, 'publishedOn')}>
        <DeskInput type="date" value={publishedOn} max={today()} onChange={setPublishedOn} />
      </DeskField>
    </DeskDialog>
  );
}
