import { JOINING_STEPS, joiningStepText } from '@benefit/shared/venue/joining-rules';
import type { JoiningStep } from '@benefit/shared/venue/joining-rules';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Choice } from '../../../ui/choice';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { PictureCropper } from '../../picture-cropper';
import { BenefitSheet } from './benefit-sheet';
import { joiningTexts, stepHint } from './joining-texts';
import { SavedLine, StandingCards, StatusBanner, StepForm } from './joining-parts';
import { StepSheet } from './step-sheet';
import type { JoiningProps } from './use-joining';
import './joining.scss';

/** The five steps of a venue's way in, and what leads on from them. */
export function JoiningView(props: JoiningProps) {
  const { joining, content, form, hasNone, me, meFailure, step, editing, cropping, asking, busy, failure } =
    props;
  if (hasNone) {
    return (
      <Screen title={joiningTexts.title} back>
        <EmptyState
          icon="shop"
          title={joiningTexts.none}
          text={joiningTexts.noneText}
          action={{ text: joiningTexts.begin, onPress: props.onBegin }}
        />
        {failure && <FailureNote failure={failure} />}
      </Screen>
    );
  }
  if (!joining || !content) {
    const failed = form.status === 'failed' ? form.failure : me ? null : meFailure;
    return (
      <Screen title={joiningTexts.title} back>
        {failed ? (
          <FailedState failure={failed} onRetry={props.onRetry} />
        ) : (
          <Skeleton shape="row" count={6} />
        )}
      </Screen>
    );
  }
  return (
    <Screen
      title={step === null ? joiningTexts.title : joiningStepText[step]}
      back
      dock={step === null ? <Leading {...props} /> : <StepDock {...props} step={step} />}
    >
      <SavedLine {...props} />
      {failure && asking === null && <FailureNote failure={failure} />}
      {step === null ? <Overview {...props} joining={joining} /> : <StepForm {...props} step={step} />}
      {editing && <BenefitSheet key={editing.benefitId} {...props} editing={editing} />}
      {cropping && <PictureCropper key={`${cropping.place}${cropping.file.fileName}`} {...cropping} />}
      {asking !== null && <StepSheet key={asking} {...props} asking={asking} busy={busy} />}
    </Screen>
  );
}

function Overview(props: JoiningProps & { joining: NonNullable<JoiningProps['joining']> }) {
  const { joining, faults, managed, venueId, onStep, onVenue } = props;
  return (
    <View className="stack">
      {managed.length > 1 && (
        <Choice
          label="网点"
          options={managed.map((venue) => ({ value: venue.venueId, text: venue.name }))}
          value={venueId}
          onChange={onVenue}
        />
      )}
      <StatusBanner {...props} joining={joining} />
      <SectionHead title={joiningTexts.steps} />
      <Card>
        {JOINING_STEPS.map((step, index) => {
          const open = joining.editable.includes(step);
          const left = open ? faults.filter((fault) => fault.step === step).length : 0;
          const named = joining.returned?.steps.includes(step) ?? false;
          return (
            <Cell
              key={step}
              icon={left === 0 ? 'check-circle' : 'edit'}
              iconTone={named ? 'warn' : left === 0 ? 'green' : 'plain'}
              title={`${index + 1}. ${joiningStepText[step]}`}
              note={stepHint[step]}
              end={
                <Text className={left === 0 ? 'joining-done' : 'joining-left'}>
                  {left > 0 ? joiningTexts.left(left) : joiningTexts.filled}
                </Text>
              }
              onPress={() => onStep(step)}
            />
          );
        })}
      </Card>
      <StandingCards {...props} joining={joining} />
    </View>
  );
}

/** What leads on from the overview: handing in, or publishing. */
function Leading({ joining, faults, busy, onSubmit, onPublish }: JoiningProps) {
  if (!joining) return null;
  if (joining.status === 'draft' || joining.status === 'returned') {
    return (
      <View className="joining-leading">
        {faults.length > 0 && <Text className="joining-not-yet">{joiningTexts.notYet(faults.length)}</Text>}
        <Button block disabled={faults.length > 0} busy={busy === 'submit'} onPress={onSubmit}>
          {joiningTexts.submit}
        </Button>
      </View>
    );
  }
  if (!joining.unpublished || (joining.status !== 'live' && joining.status !== 'paused')) return null;
  return (
    <View className="joining-leading">
      <Text className="joining-not-yet">
        {faults.length > 0 ? joiningTexts.notYet(faults.length) : joiningTexts.unpublishedText}
      </Text>
      <Button block disabled={faults.length > 0} busy={busy === 'publish'} onPress={onPublish}>
        {joiningTexts.publish}
      </Button>
    </View>
  );
}

function StepDock({ step, onStep }: JoiningProps & { step: JoiningStep }) {
  const next = JOINING_STEPS[JOINING_STEPS.indexOf(step) + 1] ?? null;
  return (
    <View className="joining-dock">
      <Button kind={next === null ? 'primary' : 'plain'} block={next === null} onPress={() => onStep(null)}>
        {joiningTexts.back}
      </Button>
      {next !== null && (
        <Button block onPress={() => onStep(next)}>
          {`${joiningTexts.next}：${joiningStepText[next]}`}
        </Button>
      )}
    </View>
  );
}
