import { reportActionText } from '@benefit/shared/relief/report-state-rules';
import type { ReasonTemplate } from '@benefit/shared/relief/review-contract';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { LimitsPanel } from './limits-panel';
import { TemplateDialog } from './template-dialog';
import type { useSettings } from './use-settings';
import './settings.scss';

export type SettingsProps = ReturnType<typeof useSettings>;

export function SettingsView(props: SettingsProps) {
  const { settings, draft, failure, onRetry } = props;
  const known = valueOf(settings);
  return (
    <DeskShell page="deskSettings" title="理由与时限">
      {failure && draft === null && <DeskFailureNote failure={failure} />}
      <div className="settings-columns">
        <div className="desk-stack">
          {!known && settings.status === 'loading' && <DeskLoading rows={5} />}
          {!known && settings.status === 'failed' && (
            <DeskFailed failure={settings.failure} onRetry={onRetry} />
          )}
          {known && <LimitsPanel key={JSON.stringify(known)} {...props} known={known} />}
        </div>
        <Templates {...props} />
      </div>
      {draft !== null && <TemplateDialog {...props} draft={draft} />}
    </DeskShell>
  );
}

function Templates({ templates, onDraft, onRemove, onRetry }: SettingsProps) {
  const known = valueOf(templates)?.items;
  const fresh = { templateId: null, decision: 'return' as const, title: '', text: '', clause: null };
  return (
    <DeskPanel
      flush
      title="理由模板"
      end={
        <DeskButton icon="plus" onPress={() => onDraft(fresh)}>
          新写一条
        </DeskButton>
      }
    >
      {templates.status === 'loading' && <DeskLoading rows={6} />}
      {templates.status === 'failed' && !known && (
        <DeskFailed failure={templates.failure} onRetry={onRetry} />
      )}
      {known?.length === 0 && (
        <DeskEmpty icon="scroll" title="还没有理由模板" text="写好后，审核时可以直接选用。" />
      )}
      {known && known.length > 0 && (
        <DeskTable<ReasonTemplate>
          label="理由模板"
          tall
          rows={known}
          keyOf={({ templateId }) => templateId}
          columns={[
            {
              key: 'decision',
              title: '用于',
              width: '16%',
              cell: ({ decision }) => reportActionText[decision],
            },
            {
              key: 'text',
              title: '内容',
              wrap: true,
              cell: ({ title, text }) => (
                <div>
                  <b>{title}</b>
                  <div className="desk-note">{text}</div>
                </div>
              ),
            },
            {
              key: 'clause',
              title: '依据',
              width: '24%',
              wrap: true,
              cell: ({ clause }) => clause ?? '不限',
            },
            {
              key: 'do',
              title: '',
              width: '20%',
              align: 'right',
              cell: (template) => (
                <span className="desk-row">
                  <DeskButton label={`修改${template.title}`} onPress={() => onDraft(template)}>
                    修改
                  </DeskButton>
                  <DeskButton
                    kind="quiet"
                    icon="trash"
                    label={`删除${template.title}`}
                    onPress={() => onRemove(template.templateId)}
                  />
                </span>
              ),
            },
          ]}
        />
      )}
    </DeskPanel>
  );
}
