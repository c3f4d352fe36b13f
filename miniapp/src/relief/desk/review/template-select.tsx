import type { Decision } from '@benefit/shared/relief/report-state-rules';
import type { ReasonTemplate } from '@benefit/shared/relief/review-contract';
import { DeskField, DeskSelect } from '../../../ui/desk/desk-field';

interface Props {
  templates: readonly ReasonTemplate[];
  decision: Decision;
  value: string;
  onChoose: (template: ReasonTemplate) => void;
}

/** Words to start from, those of this decision. */
export function TemplateSelect({ templates, decision, value, onChoose }: Props) {
  const fitting = templates.filter((template) => template.decision === decision);
  return (
    <DeskField label="理由模板">
      <DeskSelect
        value={fitting.some(({ templateId }) => templateId === value) ? value : ''}
        disabled={fitting.length === 0}
        onChange={(templateId) => {
          const chosen = fitting.find((template) => template.templateId === templateId);
          if (chosen) onChoose(chosen);
        }}
        options={[
          { value: '', label: fitting.length === 0 ? '没有模板' : '不用模板' },
          ...fitting.map(({ templateId, title }) => ({ value: templateId, label: title })),
        ]}
      />
    </DeskField>
  );
}
