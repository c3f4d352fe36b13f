import type { Joining } from '@benefit/shared/venue/joining-contract';
import { joiningStepText } from '@benefit/shared/venue/joining-rules';
import type { JoiningStep } from '@benefit/shared/venue/joining-rules';
import { removalDecisionText, removalGroundText } from '@benefit/shared/venue/removal-rules';
import { shanghaiClock, shanghaiDate } from '@benefit/shared/shanghai-time';
import { venueActionText, venueStatusText } from '@benefit/shared/venue/venue-state-rules';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { failureText } from '../../../platform/failure-text';
import { spokenTime } from '../../../platform/spoken-time';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Icon } from '../../../ui/icon';
import { SectionHead } from '../../../ui/section-head';
import { TextArea } from '../../../ui/text-area';
import { MonthlyCards } from './monthly-cards';
import { AnnouncementStep } from './steps/announcement-step';
import { BenefitsStep } from './steps/benefits-step';
import { CommitmentStep } from './steps/commitment-step';
import { ListingStep } from './steps/listing-step';
import { UnitStep } from './steps/unit-step';
import { OWN_STEPS, joiningTexts, statusNote } from './joining-texts';
import type { JoiningProps } from './use-joining';

/** A form that is there. */
export type FormProps = JoiningProps & {
  joining: NonNullable<JoiningProps['joining']>;
  content: NonNullable<JoiningProps['content']>;
  /** What is wrong at a place, once a step was left or looked at again. */
  errorAt: (path: string) => string | undefined;
  /** Whether the step may be written now. */
  open: boolean;
};

const STEPS: Record<JoiningStep, (props: FormProps) => React.ReactNode> = {
  unit: UnitStep,
  benefits: BenefitsStep,
  announcement: AnnouncementStep,
  commitment: CommitmentStep,
  listing: ListingStep,
};

export function StepForm({ step, ...props }: JoiningProps & { step: JoiningStep }) {
  const { joining, content, faults } = props;
  if (!joining || !content) return null;
  const Step = STEPS[step];
  const named = joining.returned?.steps.includes(step) === true;
  return (
    <View className="joining-step">
      {named && joining.returned && (
        <Banner tone="warn" icon="alert" title={`${joining.returned.by}：${joining.returned.reason}`} />
      )}
      {!joining.editable.includes(step) && <Banner tone="info" icon="lock" title={joiningTexts.locked} />}
      <Step
        {...props}
        step={step}
        joining={joining}
        content={content}
        open={joining.editable.includes(step)}
        errorAt={(path) => faults.find((fault) => fault.path === path)?.text}
      />
    </View>
  );
}

/** When it was saved last, or why it is not. */
export function SavedLine({ held, onSave, onTakeTheirs }: JoiningProps) {
  if (!held) return null;
  const { state, failure, savedAt } = held;
  if (state === 'failed' && failure) {
    const elsewhere = failure.kind === 'problem' && failure.problem.code === 'out-of-date';
    const { title, hint } = failureText(failure);
    const field = failure.kind === 'problem' ? failure.problem.errors?.[0]?.text : undefined;
    return (
      <Banner tone="danger" icon="alert" title={`${joiningTexts.saveFailed}：${field ?? title}`} text={hint}>
        <Button kind="tint" slim onPress={elsewhere ? onTakeTheirs : onSave}>
          {elsewhere ? joiningTexts.takeTheirs : joiningTexts.retry}
        </Button>
      </Banner>
    );
  }
  if (savedAt === null && state === 'saved') return null;
  return (
    <View className="joining-saved num" {...{ role: 'status' }}>
      <Icon name="cloud-check" size="s" />
      <Text>
        {state === 'saved' ? joiningTexts.saved(shanghaiClock(new Date(savedAt ?? 0))) : joiningTexts.saving}
      </Text>
    </View>
  );
}

/** Where the venue stands and what comes next. */
export function StatusBanner(props: JoiningProps & { joining: Joining }) {
  const { joining, busy, today, onPublic, onPoster, onTakeBack } = props;
  const { status, returned, announced, unpublished, sponsorName } = joining;
  const warn = status === 'returned' || status === 'suspended' || status === 'removed';
  return (
    <>
      <Banner
        tone={warn ? 'warn' : status === 'live' ? 'ok' : 'info'}
        icon={warn ? 'alert' : status === 'live' ? 'check-circle' : 'clock'}
        title={venueStatusText[status] + (status === 'submitted' && sponsorName ? `：${sponsorName}` : '')}
        text={statusNote[status]}
      />
      {returned && (
        <Banner
          tone="warn"
          icon="alert"
          title={`${returned.by}请补正：${returned.steps.map((step) => joiningStepText[step]).join('、')}`}
          text={returned.reason}
        />
      )}
      {announced && (
        <Card>
          <Cell
            icon="report"
            title={joiningTexts.announced(announced.number, announced.publishedOn)}
            {...(announced.lessFrom === null ? {} : { note: joiningTexts.lessFrom(announced.lessFrom) })}
            onPress={onPublic}
          />
          {announced.lessFrom !== null && announced.lessFrom > shanghaiDate(today) && (
            <Cell
              icon="undo"
              title={joiningTexts.takeBack}
              note={joiningTexts.takeBackNote}
              end={
                <Button kind="tint" slim busy={busy === 'take-back'} onPress={onTakeBack}>
                  {joiningTexts.takeBackShort}
                </Button>
              }
            />
          )}
          <Cell
            icon="print"
            title={joiningTexts.poster}
            note={
              <View className="joining-ways">
                {joiningTexts.posters.map(({ text, size, format }) => (
                  <Button
                    key={text}
                    kind="tint"
                    slim
                    busy={busy === 'poster'}
                    onPress={() => onPoster(size, format)}
                  >
                    {text}
                  </Button>
                ))}
              </View>
            }
          />
        </Card>
      )}
      {unpublished && (status === 'live' || status === 'paused') && (
        <Banner
          tone="warn"
          icon="edit"
          title={joiningTexts.unpublished}
          text={joiningTexts.unpublishedText}
        />
      )}
    </>
  );
}

/** What the manager may do with the venue itself, its removal, and what led here. */
export function StandingCards(props: JoiningProps & { joining: Joining }) {
  const { history, joining, months, busy, onAsk, onConfirmMonth } = props;
  if (!history) return null;
  const own = history.actions.filter((action) => OWN_STEPS[action] !== undefined);
  return (
    <>
      {history.removal && history.removal.decision !== 'dropped' && <RemovalCard {...props} />}
      {joining.since !== null && (
        <MonthlyCards months={months} busy={busy === 'month'} onConfirm={onConfirmMonth} />
      )}
      {own.length > 0 && (
        <>
          <SectionHead title={joiningTexts.standing} />
          <Card>
            {own.map((action) => (
              <Cell
                key={action}
                icon={action === 'resume' ? 'refresh' : 'stop'}
                iconTone={action === 'end' ? 'warn' : 'plain'}
                title={OWN_STEPS[action]?.title}
                note={OWN_STEPS[action]?.note}
                onPress={() => onAsk(action)}
              />
            ))}
          </Card>
        </>
      )}
      {history.timeline.length > 0 && (
        <>
          <SectionHead title={joiningTexts.history} />
          <Card>
            {history.timeline.map(({ at, by, action, reason }) => (
              <Cell
                key={at + action}
                title={`${by} ${venueActionText[action]}`}
                {...(reason === null ? {} : { note: reason })}
                end={spokenTime(at)}
              />
            ))}
          </Card>
        </>
      )}
    </>
  );
}

function RemovalCard({ history, busy, onState }: JoiningProps) {
  const [statement, setStatement] = useState('');
  const removal = history?.removal;
  if (!removal) return null;
  const { ground, reason, by, hearingUntil, decision, decisionReason } = removal;
  return (
    <>
      <SectionHead title={joiningTexts.removal} />
      <Card pad>
        <View className="stack">
          <Banner
            tone="danger"
            icon="alert"
            title={`${by}提出清退：${removalGroundText[ground]}`}
            text={`${reason}（陈述期至 ${spokenTime(hearingUntil)}）`}
          />
          {removal.statement !== null && (
            <Text className="joining-text">{`${joiningTexts.stated}：${removal.statement}`}</Text>
          )}
          {decision !== null && (
            <Text className="joining-text">{`${removalDecisionText[decision]}：${decisionReason ?? ''}`}</Text>
          )}
          {removal.actions.includes('state') && (
            <>
              <TextArea
                label={joiningTexts.stateTitle}
                placeholder={joiningTexts.statePlaceholder}
                maxLength={1000}
                value={statement}
                onChange={setStatement}
              />
              <Button
                block
                busy={busy === 'state'}
                disabled={statement.trim() === ''}
                onPress={() => onState(statement.trim())}
              >
                {joiningTexts.stateSend}
              </Button>
            </>
          )}
        </View>
      </Card>
    </>
  );
}
