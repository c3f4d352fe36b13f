import { JOINING_STEPS, joiningStepText } from '@benefit/shared/venue/joining-rules';
import type { JoiningStep } from '@benefit/shared/venue/joining-rules';
import { composeAnnouncement } from '@benefit/shared/venue/announcement-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { venueStatusText } from '@benefit/shared/venue/venue-state-rules';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskHead, DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import { DeskAlert, DeskTag } from '../../../ui/desk/desk-tag';
import { AnnouncementText } from '../../announcement-text';
import { STATUS_TONE } from '../../status-tone';
import { BenefitMatrix } from './benefit-matrix';
import { PictureCropper } from '../../picture-cropper';
import { BenefitSheet } from './benefit-sheet';
import { SavedLine, StandingCards, StatusBanner, StepForm } from './joining-parts';
import { joiningTexts, stepHint } from './joining-texts';
import { StepSheet } from './step-sheet';
import type { JoiningProps } from './use-joining';
import './joining.scss';
import './joining-desk.scss';

/** The same at a desk: the steps above, the form at the left, what comes of it at the right. */
export function JoiningDeskView(props: JoiningProps) {
  const {
    joining,
    content,
    faults,
    step,
    editing,
    cropping,
    asking,
    failure,
    managed,
    venueId,
    onStep,
    onVenue,
  } = props;
  if (!joining || !content) return null;
  const on = step ?? 'overview';
  return (
    <DeskShell page="joining" title={joiningTexts.title}>
      <DeskHead
        title={content.unit.name || joiningTexts.title}
        text={step === null ? joiningTexts.steps : stepHint[step]}
      >
        {managed.length > 1 && (
          <DeskSelect
            label="网点"
            value={venueId ?? ''}
            options={managed.map((venue) => ({ value: venue.venueId, label: venue.name }))}
            onChange={onVenue}
          />
        )}
        <DeskTag tone={STATUS_TONE[joining.status]}>{venueStatusText[joining.status]}</DeskTag>
        <Leading {...props} />
      </DeskHead>
      <DeskTabs<JoiningStep | 'overview'>
        label={joiningTexts.steps}
        tabs={[
          { value: 'overview', label: '总览' },
          ...JOINING_STEPS.map((each) => {
            const left = faults.filter((fault) => fault.step === each).length;
            return { value: each, label: joiningStepText[each], count: left === 0 ? undefined : left };
          }),
        ]}
        on={on}
        onChange={(value) => onStep(value === 'overview' ? null : value)}
      />
      <div className="joining-columns">
        <div className="joining-main">
          <SavedLine {...props} />
          {failure && asking === null && <DeskFailureNote failure={failure} />}
          {step === null && (
            <div className="joining-plain stack">
              <StatusBanner {...props} joining={joining} />
              <StandingCards {...props} joining={joining} />
            </div>
          )}
          {step === 'benefits' && <BenefitMatrix {...props} content={content} joining={joining} />}
          {step !== null && step !== 'benefits' && (
            <DeskPanel>
              <div className="joining-plain">
                <StepForm {...props} step={step} />
              </div>
            </DeskPanel>
          )}
        </div>
        <div className="joining-aside">
          {step === 'benefits' ? (
            <DeskPanel title={joiningTexts.preview}>
              <AnnouncementText {...composeAnnouncement(content, shanghaiDate(props.today))} />
            </DeskPanel>
          ) : (
            <Checklist {...props} />
          )}
        </div>
      </div>
      {editing && <BenefitSheet key={editing.benefitId} {...props} editing={editing} />}
      {cropping && <PictureCropper key={`${cropping.place}${cropping.file.fileName}`} {...cropping} />}
      {asking !== null && <StepSheet key={asking} {...props} asking={asking} />}
    </DeskShell>
  );
}

/** What leads on: handing in, or publishing. */
function Leading({ joining, faults, busy, onSubmit, onPublish }: JoiningProps) {
  if (joining?.status === 'draft' || joining?.status === 'returned') {
    return (
      <DeskButton
        large
        kind="primary"
        busy={busy === 'submit'}
        disabled={faults.length > 0}
        onPress={onSubmit}
      >
        {joiningTexts.submit}
      </DeskButton>
    );
  }
  if (!joining?.unpublished || (joining.status !== 'live' && joining.status !== 'paused')) return null;
  return (
    <DeskButton
      large
      kind="primary"
      busy={busy === 'publish'}
      disabled={faults.length > 0}
      onPress={onPublish}
    >
      {joiningTexts.publish}
    </DeskButton>
  );
}

/** Every step with what is missing of it; a press leads there. */
function Checklist({ joining, faults, onStep }: JoiningProps) {
  return (
    <DeskPanel title={joiningTexts.steps}>
      {joining?.unpublished === true && joining.since !== null && (
        <DeskAlert title={joiningTexts.unpublished} text={joiningTexts.unpublishedText} />
      )}
      <ol className="joining-checks">
        {JOINING_STEPS.map((step) => {
          const left = faults.filter((fault) => fault.step === step);
          return (
            <li key={step} className={left.length === 0 ? 'is-done' : 'is-left'}>
              <DeskIcon name={left.length === 0 ? 'check' : 'x'} />
              <div>
                <DeskButton kind="link" onPress={() => onStep(step)}>
                  {joiningStepText[step]}
                </DeskButton>
                {left.map(({ path, text }) => (
                  <p key={path + text} className="desk-note">
                    {text}
                  </p>
                ))}
                {left.length === 0 && <p className="desk-note">{joiningTexts.filled}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </DeskPanel>
  );
}
