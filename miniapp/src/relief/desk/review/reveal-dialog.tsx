import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskField, DeskInput } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { errorAt } from './field-errors';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & { detail: ReviewReport; onClose: () => void };

const REASONS = ['与单位提供的名单核对', '与证明材料上的姓名核对', '联系证明人核实'];

/** Asks why the full number is needed: the person reads it afterwards. */
export function RevealDialog({ detail, sending, failure, onReveal, onClose }: Props) {
  const [reason, setReason] = useState('');
  const submit = () => {
    if (reason.trim() !== '') onReveal(reason.trim());
  };
  return (
    <DeskDialog
      title="显示完整证件号"
      note={`${detail.report.maskedName} · ${detail.report.maskedNumber}`}
      busy={sending !== null}
      onClose={onClose}
      onSubmit={submit}
      foot="本人会在“谁看过我的信息”里看到您的单位和这个原因。"
      actions={
        <>
          <DeskButton large keyHint="Esc" disabled={sending !== null} onPress={onClose}>
            取消
          </DeskButton>
          <DeskButton
            large
            kind="primary"
            busy={sending === 'other'}
            disabled={reason.trim() === ''}
            onPress={submit}
          >
            显示
          </DeskButton>
        </>
      }
    >
      <DeskField label="为什么要看（必填）" error={errorAt(failure, 'reason')}>
        <DeskInput maxLength={100} value={reason} onChange={setReason} onEnter={submit} />
      </DeskField>
      <div className="review-reasons">
        {REASONS.map((each) => (
          <DeskButton key={each} kind="quiet" onPress={() => setReason(each)}>
            {each}
          </DeskButton>
        ))}
      </div>
      {failure && <DeskFailureNote failure={failure} />}
    </DeskDialog>
  );
}
