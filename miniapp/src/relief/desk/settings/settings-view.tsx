import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { LimitsPanel } from './limits-panel';
import { settingsTexts } from './settings-texts';
import { TemplateDialog } from './template-dialog';
import { TemplatesPanel } from './templates-panel';
import type { useSettings } from './use-settings';
import './settings.scss';

export type SettingsProps = ReturnType<typeof useSettings>;

export function SettingsView(props: SettingsProps) {
  const { settings, draft, removing, failure, mayManage, onRetry } = props;
  const known = valueOf(settings);
  return (
    <DeskShell page="deskSettings" title={settingsTexts.title}>
      {failure && draft === null && removing === null && <DeskFailureNote failure={failure} />}
      <div className="settings-columns">
        <div className="desk-stack">
          {!known && settings.status === 'loading' && <DeskLoading rows={5} />}
          {!known && settings.status === 'failed' && (
            <DeskFailed failure={settings.failure} onRetry={onRetry} />
          )}
          {known && <LimitsPanel key={JSON.stringify(known)} {...props} known={known} />}
          {known && !mayManage && <p className="desk-note">{settingsTexts.readOnly}</p>}
        </div>
        <TemplatesPanel {...props} />
      </div>
      {draft !== null && <TemplateDialog {...props} draft={draft} />}
      {removing !== null && <RemoveDialog {...props} removing={removing} />}
    </DeskShell>
  );
}

type Removing = NonNullable<SettingsProps['removing']>;

/** Asks before a template goes: nothing brings its words back. */
function RemoveDialog({
  removing,
  busy,
  failure,
  onAskRemove,
  onRemove,
}: SettingsProps & { removing: Removing }) {
  return (
    <DeskDialog
      title={`删除“${removing.title}”`}
      note="已经写进决定的话不受影响。"
      busy={busy}
      onClose={() => onAskRemove(null)}
      actions={
        <>
          <DeskButton disabled={busy} onPress={() => onAskRemove(null)}>
            保留
          </DeskButton>
          <DeskButton kind="danger" busy={busy} onPress={() => onRemove(removing.templateId)}>
            删除模板
          </DeskButton>
        </>
      }
    >
      {failure && <DeskFailureNote failure={failure} />}
      <p className="settings-text">{removing.text}</p>
    </DeskDialog>
  );
}
