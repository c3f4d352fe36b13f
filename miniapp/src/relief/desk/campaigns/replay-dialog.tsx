import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskField, DeskInput } from '../../../ui/desk/desk-field';
import type { CampaignsProps } from './campaigns-view';
import { momentField, momentOf } from './shanghai-moment';

/** Asks for a past instant to reckon the round by: the results, points and rounds of that time. */
export function ReplayDialog({ asOf, today, onAsOf, onDialog }: CampaignsProps) {
  const [field, setField] = useState(asOf === null ? `${today}T00:00` : momentField(asOf));
  const at = momentOf(field);
  const show = () => {
    if (at !== null) onAsOf(at);
  };
  return (
    <DeskDialog
      title="按过去某天重算"
      note="按那时的复核结果、加分表和已发放的轮次重算，只供核对，不会发放。"
      onClose={() => onDialog(null)}
      onSubmit={show}
      actions={
        <DeskButton kind="primary" disabled={at === null} onPress={show}>
          重算
        </DeskButton>
      }
    >
      <DeskField label="日期和时间">
        <DeskInput type="datetime-local" value={field} max={`${today}T23:59`} onChange={setField} />
      </DeskField>
    </DeskDialog>
  );
}
