import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskHead } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskSteps } from '../../../ui/desk/desk-steps';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import { STEPS, bulkTexts } from './bulk-texts';
import { CheckedSheet } from './checked-sheet';
import { EarlierSheets } from './earlier-sheets';
import { FileDrop } from './file-drop';
import type { Holder, useBulk } from './use-bulk';
import './bulk.scss';

export type BulkProps = ReturnType<typeof useBulk>;

export function BulkView(props: BulkProps) {
  const { mayReport, state, sheet, failure, onRetry, onOther } = props;
  const checked = state.step === 'checked';
  const shown = checked ? valueOf(sheet) : null;
  const done = !checked ? 1 : shown?.status === 'committed' ? STEPS.length : 2;
  return (
    <DeskShell
      page="deskBulk"
      title={shown?.fileName ?? bulkTexts.title}
      path={checked ? [{ text: bulkTexts.title, onPress: onOther }] : []}
    >
      {mayReport && shown?.status !== 'dropped' && <DeskSteps label="步骤" steps={STEPS} done={done} />}
      {failure && <DeskFailureNote failure={failure} />}
      {!checked && <Choose {...props} />}
      {checked && !shown && sheet.status === 'loading' && <DeskLoading rows={8} />}
      {checked && !shown && sheet.status === 'failed' && (
        <DeskFailed failure={sheet.failure} onRetry={onRetry} />
      )}
      {shown && <CheckedSheet {...props} bulk={shown} />}
    </DeskShell>
  );
}

function Choose(props: BulkProps) {
  const { mayReport, campaigns, open, state, onFile, onRetry } = props;
  if (!mayReport) {
    return (
      <>
        <DeskHead title={bulkTexts.office} text={bulkTexts.officeIntro} />
        <EarlierSheets {...props} />
      </>
    );
  }
  const unknown = campaigns.status === 'failed' && campaigns.last === null;
  return (
    <>
      <DeskHead title={bulkTexts.choose} text={bulkTexts.intro}>
        <Choices {...props} />
      </DeskHead>
      {unknown && <DeskFailed failure={campaigns.failure} onRetry={onRetry} />}
      {!unknown && campaigns.status !== 'loading' && open.length === 0 && (
        <DeskEmpty icon="flag" title="没有接收报送的专项" text="信用办开设专项后即可汇总报送。" />
      )}
      {open.length > 0 && <FileDrop sending={state.step === 'sending' ? state : null} onFile={onFile} />}
      <EarlierSheets {...props} />
    </>
  );
}

/** Whom the sheet is about, and for which campaign. */
function Choices({ holder, open, campaignId, busy, onHolder, onCampaign, onTemplate }: BulkProps) {
  return (
    <>
      <DeskTabs<Holder>
        label="报送对象"
        look="strip"
        on={holder}
        tabs={[
          { value: 'person', label: '个人' },
          { value: 'enterprise', label: '企业和社会组织' },
        ]}
        onChange={onHolder}
      />
      {open.length > 1 && (
        <DeskSelect
          label="专项"
          value={campaignId ?? ''}
          options={open.map(({ campaignId: value, title }) => ({ value, label: title }))}
          onChange={onCampaign}
        />
      )}
      <DeskButton icon="download" busy={busy === 'template'} onPress={onTemplate}>
        下载模板
      </DeskButton>
    </>
  );
}
