import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { FailureLine, faultOf } from '../../../ui/desk/desk-failure-line';
import { DeskField, DeskInput } from '../../../ui/desk/desk-field';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import type { CampaignsProps } from './campaigns-view';

type Props = CampaignsProps & { campaign: CampaignDetail };

/** Declares the end, citing the document that says so (三). */
export function EndDialog({ campaign, today, sending, failure, onEnd, onDialog }: Props) {
  const [authority, setAuthority] = useState('');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(today);
  const ready = authority.trim() !== '' && number.trim() !== '' && date !== '';
  const send = () => {
    if (ready) onEnd({ authority: authority.trim(), number: number.trim(), date });
  };
  return (
    <DeskDialog
      title="宣布结束"
      note="依据宣布防汛救灾工作结束的文件（三）。宣布后不能撤回；之后仍可申报，直到归档。"
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={send}
      actions={
        <DeskButton kind="primary" busy={sending} disabled={!ready} onPress={send}>
          宣布结束
        </DeskButton>
      }
    >
      <FailureLine failure={failure} shown={(path) => path.startsWith('document.')} />
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
        <DeskInput type="date" value={date} min={campaign.startsOn} max={today} onChange={setDate} />
      </DeskField>
    </DeskDialog>
  );
}

/** Closes an ended campaign to reports, on a day that was published (四 “随时”). */
export function ArchiveDialog({ campaign, today, sending, failure, onArchive, onDialog }: Props) {
  const [publishedOn, setPublishedOn] = useState('');
  const [archivedOn, setArchivedOn] = useState(today);
  const ready = publishedOn !== '' && archivedOn !== '';
  const send = () => {
    if (ready) onArchive({ publishedOn, archivedOn });
  };
  return (
    <DeskDialog
      title="归档"
      note={campaign.title}
      busy={sending}
      onClose={() => onDialog(null)}
      onSubmit={send}
      actions={
        <DeskButton kind="danger" busy={sending} disabled={!ready} onPress={send}>
          归档，不再接收申报
        </DeskButton>
      }
    >
      <FailureLine failure={failure} shown={(path) => path === 'publishedOn' || path === 'archivedOn'} />
      <DeskAlert
        title="归档后不能再申报和汇总报送，也不能撤回"
        text="截止日期应事先公布。已提交的申报继续办理，加分照常发放。"
      />
      <DeskField label="公布截止日期的日子" error={faultOf(failure, 'publishedOn')}>
        <DeskInput type="date" value={publishedOn} max={today} onChange={setPublishedOn} />
      </DeskField>
      <DeskField label="最后一天可以申报的日子" error={faultOf(failure, 'archivedOn')}>
        <DeskInput type="date" value={archivedOn} max={today} onChange={setArchivedOn} />
      </DeskField>
    </DeskDialog>
  );
}
