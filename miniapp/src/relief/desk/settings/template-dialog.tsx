import { DECISIONS, reportActionText } from '@benefit/shared/relief/report-state-rules';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField, DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { FailureLine, faultOf } from '../../../ui/desk/desk-failure-line';
import type { SettingsProps } from './settings-view';
import type { TemplateDraft } from './use-settings';

/** Writes one template; what was typed stays until it is kept. */
export function TemplateDialog({
  draft,
  busy,
  failure,
  onDraft,
  onKeep,
}: SettingsProps & { draft: TemplateDraft }) {
  const [written, setWritten] = useState(draft);
  const keep = () => void onKeep(written);
  return (
    <DeskDialog
      title={draft.templateId === null ? '新写理由模板' : '修改理由模板'}
      note="审核人选用后还可以改。不写个人信息。"
      busy={busy}
      onClose={() => onDraft(null)}
      onSubmit={keep}
      actions={
        <DeskButton
          kind="primary"
          busy={busy}
          disabled={written.title.trim() === '' || written.text.trim() === ''}
          onPress={keep}
        >
          保存模板
        </DeskButton>
      }
    >
      <FailureLine failure={failure} shown={(path) => ['title', 'text', 'clause'].includes(path)} />
      <DeskField label="用于">
        <DeskSelect<Decision>
          value={written.decision}
          options={DECISIONS.map((value) => ({ value, label: reportActionText[value] }))}
          onChange={(decision) => setWritten({ ...written, decision })}
        />
      </DeskField>
      <DeskField label="标题" error={faultOf(failure, 'title')}>
        <DeskInput
          value={written.title}
          maxLength={40}
          onChange={(title) => setWritten({ ...written, title })}
        />
      </DeskField>
      <DeskField label="写给本人的话" error={faultOf(failure, 'text')}>
        <DeskArea
          rows={4}
          value={written.text}
          maxLength={500}
          onChange={(text) => setWritten({ ...written, text })}
        />
      </DeskField>
      <DeskField label="依据条款（可不填）" error={faultOf(failure, 'clause')}>
        <DeskInput
          value={written.clause ?? ''}
          maxLength={120}
          placeholder="如 郑信用办〔2021〕23号 四 3"
          onChange={(clause) => setWritten({ ...written, clause: clause === '' ? null : clause })}
        />
      </DeskField>
    </DeskDialog>
  );
}
