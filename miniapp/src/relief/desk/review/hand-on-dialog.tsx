import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { errorAt } from './field-errors';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & { detail: ReviewReport; onClose: () => void };

/** Hands a report on to the department concerned. */
export function HandOnDialog({ detail, departments, sending, failure, onHandOn, onClose }: Props) {
  const [departmentId, setDepartmentId] = useState('');
  const [reason, setReason] = useState('');
  const others = (valueOf(departments)?.items ?? []).filter(({ name }) => name !== detail.report.department);
  const ready = departmentId !== '' && reason.trim() !== '';
  const submit = () => {
    if (ready) onHandOn(departmentId, reason.trim());
  };
  return (
    <DeskDialog
      title="转办"
      note={`${detail.report.maskedName} · ${detail.report.categoryName} · ${detail.report.number ?? ''}`}
      busy={sending !== null}
      onClose={onClose}
      onSubmit={submit}
      foot="转办后由对方单位办理，本人会看到去了哪个单位。"
      actions={
        <>
          <DeskButton large keyHint="Esc" disabled={sending !== null} onPress={onClose}>
            取消
          </DeskButton>
          <DeskButton
            large
            kind="primary"
            keyHint="Ctrl ↵"
            busy={sending === 'other'}
            disabled={!ready}
            onPress={submit}
          >
            转办
          </DeskButton>
        </>
      }
    >
      <DeskField label="转给" error={errorAt(failure, 'departmentId')}>
        <DeskSelect
          value={departmentId}
          onChange={setDepartmentId}
          options={[
            { value: '', label: departments.status === 'loading' ? '正在载入…' : '请选择部门' },
            ...others.map(({ departmentId: id, name, district }) => ({
              value: id,
              label: district === null ? name : `${name}（${district}）`,
            })),
          ]}
        />
      </DeskField>
      <DeskField label="转办原因（必填）" error={errorAt(failure, 'reason')}>
        <DeskArea rows={3} maxLength={200} value={reason} onChange={setReason} />
      </DeskField>
      {departments.status === 'failed' && <DeskFailureNote failure={departments.failure} />}
      {failure && <DeskFailureNote failure={failure} />}
    </DeskDialog>
  );
}
