import { CLAUSE_REQUIRED } from '@benefit/shared/relief/report-state-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { errorAt } from './field-errors';
import { TemplateSelect } from './template-select';
import { decisionText } from './review-texts';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & {
  detail: ReviewReport;
  decision: Decision;
  onClose: () => void;
};

/** A decision that needs a clause and words: 不予受理, 不予认定, 退回部门. */
export function RefuseDialog({
  detail,
  decision,
  draft,
  templates,
  sending,
  failure,
  onDraft,
  onDecide,
  onClose,
}: Props) {
  const { report } = detail;
  const title = decisionText(decision, report.status);
  const needsClause = CLAUSE_REQUIRED.includes(decision);
  const ready = draft.words.trim() !== '' && (!needsClause || draft.clause !== '');
  const submit = () => {
    if (!ready) return;
    onDecide({
      decision,
      reason: draft.words.trim(),
      ...(draft.clause === '' ? {} : { clause: draft.clause }),
    });
  };
  return (
    <DeskDialog
      title={title}
      note={`${report.maskedName} · ${report.categoryName} · ${report.number ?? ''}`}
      busy={sending !== null}
      onClose={onClose}
      onSubmit={submit}
      foot={
        decision === 'send-back'
          ? '部门会看到原因，重新认定后再来复核。'
          : '本人会收到原因和依据，可以申诉一次。'
      }
      actions={
        <>
          <DeskButton large keyHint="Esc" disabled={sending !== null} onPress={onClose}>
            取消
          </DeskButton>
          <DeskButton
            large
            kind="primary"
            keyHint="Ctrl ↵"
            busy={sending === decision}
            disabled={!ready}
            onPress={submit}
          >
            {title}
          </DeskButton>
        </>
      }
    >
      <div className="desk-two">
        <TemplateSelect
          templates={templates}
          decision={decision}
          value={draft.templateId}
          onChoose={({ templateId, text, clause }) =>
            onDraft({ templateId, words: text, ...(clause === null ? {} : { clause }) })
          }
        />
        <DeskField label={needsClause ? '依据（必填）' : '依据'} error={errorAt(failure, 'clause')}>
          <DeskSelect
            value={draft.clause}
            onChange={(clause) => onDraft({ clause })}
            options={[
              { value: '', label: '请选择' },
              ...[...new Set([...detail.clauses, draft.clause])]
                .filter((clause) => clause !== '')
                .map((clause) => ({ value: clause, label: clause })),
            ]}
          />
        </DeskField>
      </div>
      <DeskField
        label={
          decision === 'send-back'
            ? '写给部门的原因（必填）'
            : '写给本人的原因（必填，不写身份证号等个人信息）'
        }
        error={errorAt(failure, 'reason')}
      >
        <DeskArea rows={5} maxLength={500} value={draft.words} onChange={(words) => onDraft({ words })} />
      </DeskField>
      {failure && <DeskFailureNote failure={failure} />}
    </DeskDialog>
  );
}
