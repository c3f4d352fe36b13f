import { CLAUSE_REQUIRED, REASON_REQUIRED, decisionsIn } from '@benefit/shared/relief/report-state-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import type { BulkDecisionRequest, QueueItem } from '@benefit/shared/relief/review-contract';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { TemplateSelect } from './template-select';
import { decisionText } from './review-texts';
import type { useReview } from './use-review';
import type { BulkResults } from './use-queue';

type Props = ReturnType<typeof useReview>;
type BulkDecision = BulkDecisionRequest['decision'];

const BULK: readonly BulkDecision[] = [
  'accept',
  'recognise',
  'confirm',
  'not-accept',
  'decline',
  'send-back',
];
const CLAUSES = ['一', '二 1', '四 1', '四 2', '四 3'].map((part) => `${RELIEF_BASIS} ${part}`);

/** The same decision on several reports, then what became of each. */
export function BulkDialog(props: Props) {
  const { bulk } = props.queue;
  if (bulk.step === 'done') return <Results {...props} results={bulk.results} items={bulk.items} />;
  return bulk.step === 'writing' ? (
    <Writing {...props} sending={bulk.sending} failure={bulk.failure} />
  ) : null;
}

function Writing({
  queue,
  detail,
  isDepartment,
  isOffice,
  sending,
  failure,
}: Props & { sending: boolean; failure: React.ComponentProps<typeof DeskFailureNote>['failure'] | null }) {
  const items = queue.items.filter(({ reportId }) => queue.chosen.has(reportId));
  const possible = new Set<Decision>(
    items.flatMap(({ status }) => [
      ...(isDepartment ? decisionsIn(status, 'department') : []),
      ...(isOffice ? decisionsIn(status, 'office') : []),
    ]),
  );
  const offered = BULK.filter((each) => possible.has(each));
  const [chosen, setChosen] = useState<BulkDecision | null>(null);
  const [reason, setReason] = useState('');
  const [clause, setClause] = useState('');
  const [templateId, setTemplateId] = useState('');
  const decision = chosen ?? offered[0] ?? null;
  const needsReason = decision !== null && REASON_REQUIRED.includes(decision);
  const needsClause = decision !== null && CLAUSE_REQUIRED.includes(decision);
  const ready =
    decision !== null && (!needsReason || reason.trim() !== '') && (!needsClause || clause !== '');
  const submit = () => {
    if (!ready || decision === null) return;
    queue.onSendBulk({
      decision,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(clause === '' ? {} : { clause }),
    });
  };
  const words = decision === null ? '办理' : decisionText(decision, items[0]?.status ?? 'submitted');
  return (
    <DeskDialog
      title={`批量办理 ${items.length} 件`}
      note="逐件办理，互不影响；没有办成的会列出原因。"
      busy={sending}
      onClose={() => queue.onBulk({ step: 'choosing' })}
      onSubmit={submit}
      actions={
        <>
          <DeskButton
            large
            keyHint="Esc"
            disabled={sending}
            onPress={() => queue.onBulk({ step: 'choosing' })}
          >
            取消
          </DeskButton>
          <DeskButton large kind="primary" keyHint="Ctrl ↵" busy={sending} disabled={!ready} onPress={submit}>
            {`${words} ${items.length} 件`}
          </DeskButton>
        </>
      }
    >
      {decision === null ? (
        <DeskAlert title="所选的申报现在没有您可以办的步骤" />
      ) : (
        <>
          <DeskField label="办理">
            <DeskSelect
              value={decision}
              onChange={setChosen}
              options={offered.map((each) => ({
                value: each,
                label: decisionText(each, items[0]?.status ?? 'submitted'),
              }))}
            />
          </DeskField>
          <div className="desk-two">
            <TemplateSelect
              templates={detail.templates}
              decision={decision}
              value={templateId}
              onChoose={(template) => {
                setTemplateId(template.templateId);
                setReason(template.text);
                if (template.clause !== null) setClause(template.clause);
              }}
            />
            <DeskField label={needsClause ? '依据（必填）' : '依据'}>
              <DeskSelect
                value={clause}
                onChange={setClause}
                options={[
                  { value: '', label: needsClause ? '请选择' : '各件所属条款' },
                  ...[...new Set([...CLAUSES, clause])]
                    .filter((each) => each !== '')
                    .map((each) => ({ value: each, label: each })),
                ]}
              />
            </DeskField>
          </div>
          <DeskField label={needsReason ? '原因（必填）' : '附言，本人能看到（可不填）'}>
            <DeskArea rows={3} maxLength={500} value={reason} onChange={setReason} />
          </DeskField>
        </>
      )}
      {failure && <DeskFailureNote failure={failure} />}
    </DeskDialog>
  );
}

function Results({ queue, results, items }: Props & { results: BulkResults; items: readonly QueueItem[] }) {
  const done = results.filter(({ ok }) => ok).length;
  const itemOf = (id: string) => items.find(({ reportId }) => reportId === id);
  return (
    <DeskDialog
      title={
        done === results.length ? `${done} 件全部办成` : `${done} 件办成，${results.length - done} 件没有办成`
      }
      size="wide"
      onClose={queue.onBulkOff}
      actions={
        <DeskButton large kind="primary" onPress={queue.onBulkOff}>
          完成
        </DeskButton>
      }
    >
      <DeskTable
        dense
        label="逐件结果"
        rows={results}
        keyOf={({ reportId }) => reportId}
        columns={[
          { key: 'number', title: '编号', width: '22%', cell: ({ reportId }) => itemOf(reportId)?.number },
          {
            key: 'name',
            title: '申报人',
            width: '16%',
            cell: ({ reportId }) => itemOf(reportId)?.maskedName,
          },
          { key: 'category', title: '类别', cell: ({ reportId }) => itemOf(reportId)?.categoryName },
          {
            key: 'result',
            title: '结果',
            width: '38%',
            wrap: true,
            tone: ({ ok }) => (ok ? undefined : 'bad'),
            cell: ({ ok, text, code, errors }) =>
              ok
                ? '已办成'
                : [text, ...(errors ?? []).map((error) => error.text)].filter(Boolean).join('；') || code,
          },
        ]}
      />
    </DeskDialog>
  );
}
