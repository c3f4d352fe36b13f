import { DECISIONS, reportActionText } from '@benefit/shared/relief/report-state-rules';
import type { ReasonTemplate } from '@benefit/shared/relief/review-contract';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import type { DeskColumn } from '../../../ui/desk/desk-table';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import type { TemplateFilter } from './settings-texts';
import type { SettingsProps } from './settings-view';
import { newTemplate } from './use-settings';

/** Words that officers may start from, by the decision they are for. */
export function TemplatesPanel(props: SettingsProps) {
  const { templates, filter, mayManage, onFilter, onDraft, onRetry } = props;
  const known = valueOf(templates)?.items;
  const used = DECISIONS.filter((decision) => known?.some((one) => one.decision === decision));
  const shown = known?.filter(({ decision }) => filter === 'all' || decision === filter);
  return (
    <DeskPanel
      flush
      grow
      title="理由模板"
      end={
        mayManage && (
          <DeskButton icon="plus" onPress={() => onDraft(newTemplate(filter))}>
            新写一条
          </DeskButton>
        )
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
        <>
          <div className="settings-tabs">
            <DeskTabs<TemplateFilter>
              label="按决定看"
              on={filter}
              tabs={[
                { value: 'all', label: '全部', count: known.length },
                ...used.map((value) => ({
                  value,
                  label: reportActionText[value],
                  count: known.filter(({ decision }) => decision === value).length,
                })),
              ]}
              onChange={onFilter}
            />
          </div>
          <div className="desk-scroll">
            <DeskTable<ReasonTemplate>
              label="理由模板"
              rows={shown ?? []}
              keyOf={({ templateId }) => templateId}
              columns={columnsOf(props)}
              empty={<DeskEmpty icon="scroll" title="这一类还没有模板" />}
            />
          </div>
        </>
      )}
    </DeskPanel>
  );
}

function columnsOf({ filter, mayManage, onDraft, onAskRemove }: SettingsProps): DeskColumn<ReasonTemplate>[] {
  return [
    ...(filter === 'all'
      ? [
          {
            key: 'decision',
            title: '用于',
            width: '15%',
            wrap: true,
            cell: ({ decision }: ReasonTemplate) => reportActionText[decision],
          },
        ]
      : []),
    {
      key: 'text',
      title: '内容',
      wrap: true,
      cell: ({ title, text }) => (
        <div>
          <b>{title}</b>
          <div className="desk-note settings-text">{text}</div>
        </div>
      ),
    },
    {
      key: 'clause',
      title: '依据',
      width: '24%',
      wrap: true,
      cell: ({ clause }) => clause ?? <span className="desk-dim">不限</span>,
    },
    ...(mayManage
      ? [
          {
            key: 'do',
            title: '',
            width: '16%',
            cell: (template: ReasonTemplate) => (
              <span className="desk-end settings-do">
                <DeskButton label={`修改${template.title}`} onPress={() => onDraft(template)}>
                  修改
                </DeskButton>
                <DeskButton
                  kind="quiet"
                  icon="trash"
                  label={`删除${template.title}`}
                  onPress={() => onAskRemove(template)}
                />
              </span>
            ),
          },
        ]
      : []),
  ];
}
