import { categoryOf } from '@benefit/shared/relief/category-rules';
import { decisionsIn } from '@benefit/shared/relief/report-state-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { decisionText, reviewTexts, waitingText } from './review-texts';
import type { useDetail } from './use-detail';
import type { useReview } from './use-review';

type Props = Pick<ReturnType<typeof useReview>, 'isDepartment' | 'isOffice' | 'onBegin'> & {
  shown: ReturnType<typeof useDetail>;
  detail: ReviewReport;
};

/** In the order of the bar; the last one leads on. */
const ORDER: readonly Decision[] = [
  'return',
  'send-back',
  'not-accept',
  'decline',
  'accept',
  'recognise',
  'confirm',
];

const KEYS: Record<Decision, string> = {
  return: 'R',
  'send-back': 'R',
  'not-accept': 'D',
  decline: 'D',
  accept: 'A',
  recognise: 'A',
  confirm: 'A',
};

/** Clause, words and the steps that are possible now; why not, where there are none. */
export function DecisionBar({ shown, detail, isDepartment, isOffice, onBegin }: Props) {
  const { draft, sending, failure, changes, asking, onDraft, onSeenChanges } = shown;
  const { report, decisions, conflict } = detail;
  // What is written stays in sight even where the report has moved on meanwhile.
  const writes = decisions.length > 0 || draft.words !== '';
  const possible = conflict
    ? [
        ...(isDepartment ? decisionsIn(report.status, 'department') : []),
        ...(isOffice ? decisionsIn(report.status, 'office') : []),
      ]
    : decisions;
  const shownDecisions = ORDER.filter((decision) => possible.includes(decision));
  const asksHours =
    decisions.includes('recognise') &&
    (categoryOf(report.categoryCode)?.fields.some(({ kind }) => kind === 'hours') ?? false);
  return (
    <footer className="review-decide" aria-label="办理">
      {changes && (
        <div className="review-decide-note">
          <DeskAlert
            title="这件申报刚有变化，已重新载入；您写的内容还在"
            text={changes.length > 0 ? changes.join('\n') : '请核对后再办理。'}
          />
          <DeskButton onPress={onSeenChanges}>知道了</DeskButton>
        </div>
      )}
      {failure && asking.kind === 'none' && (
        <div className="review-decide-note">
          <DeskFailureNote failure={failure} />
        </div>
      )}
      {conflict && (
        <div className="review-decide-note">
          <DeskAlert tone="info" title={conflict.text} text={conflictText[conflict.code]} />
        </div>
      )}
      <div className="review-decide-line">
        {writes && (
          <>
            <div className="review-decide-clause">
              <DeskSelect
                large
                lead={reviewTexts.basis}
                label={reviewTexts.basis}
                value={draft.clause}
                onChange={(clause) => onDraft({ clause })}
                options={[
                  { value: '', label: '不引用条款' },
                  ...detail.clauses.map((clause) => ({ value: clause, label: clause })),
                ]}
              />
            </div>
            <div className="review-decide-words">
              <DeskInput
                large
                label={reviewTexts.words}
                placeholder={reviewTexts.words}
                maxLength={500}
                value={draft.words}
                onChange={(words) => onDraft({ words })}
              />
            </div>
            {asksHours && (
              <label className="review-decide-hours">
                <span className="desk-note">{reviewTexts.hours}</span>
                <DeskInput
                  large
                  type="number"
                  min="0"
                  max="10000"
                  step="0.5"
                  value={draft.hours}
                  onChange={(hours) => onDraft({ hours })}
                />
                <span className="desk-note">小时</span>
              </label>
            )}
          </>
        )}
        {shownDecisions.length === 0 && <span className="desk-dim">{waitingText[report.status]}</span>}
        <div className="desk-end">
          {shownDecisions.map((decision) => (
            <DeskButton
              key={decision}
              large
              kind={KEYS[decision] === 'A' ? 'primary' : KEYS[decision] === 'D' ? 'danger' : 'plain'}
              {...(KEYS[decision] === 'R' ? { icon: 'undo' as const } : {})}
              keyHint={KEYS[decision]}
              busy={sending === decision}
              disabled={conflict !== null || sending !== null}
              {...(conflict ? { title: conflict.text } : {})}
              onPress={() => onBegin(decision)}
            >
              {decisionText(decision, report.status)}
            </DeskButton>
          ))}
        </div>
      </div>
    </footer>
  );
}

const conflictText = {
  'own-report': '亲办回避：本人的申报由其他人员办理，您只能查看。',
  'took-part': '复核和申诉须由没有办理过这件申报的人员办理，您只能查看和备注。',
} as const;
