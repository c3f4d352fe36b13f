import { Text, View } from '@tarojs/components';
import { failureText } from '../../../platform/failure-text';
import { spokenTime } from '../../../platform/spoken-time';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { Screen } from '../../../ui/screen';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import type { Draft } from '../../draft';
import { Steps } from '../../parts/steps';
import { Unbound } from '../../parts/unbound';
import { CheckStep } from './check-step';
import { DeedStep, Pickers } from './deed-step';
import { editTexts } from './edit-texts';
import { EvidenceStep, SavedNote } from './evidence-step';
import { Supplement } from './supplement';
import type { useEdit } from './use-edit';
import './edit.scss';

type Props = ReturnType<typeof useEdit>;

export function EditView(props: Props) {
  const { draft, bound, me, opening, knowsCampaigns } = props;
  const ready =
    bound && opening.kind === 'open' && draft !== null && (knowsCampaigns || draft.campaignId !== null);
  const title = draft?.items ? editTexts.supplementTitle : editTexts.title;
  return (
    <Screen
      title={title}
      back
      offlineText={editTexts.offline}
      dock={ready && hasCampaign(props, draft) ? <Dock {...props} draft={draft} /> : undefined}
    >
      {me && !bound && <Unbound onBind={props.onBind} />}
      {!(me && !bound) && !ready && <NotReady {...props} />}
      {ready && (hasCampaign(props, draft) ? <Open {...props} draft={draft} /> : <NoCampaign />)}
    </Screen>
  );
}

const hasCampaign = ({ campaigns }: Props, draft: Draft): boolean =>
  campaigns.length > 0 || draft.version !== null;

function NotReady({ opening, campaignsState, onReopen, onRetryCampaigns, onReport, onList }: Props) {
  switch (opening.kind) {
    case 'locked':
      return (
        <EmptyState
          icon="check-circle"
          title={editTexts.locked}
          action={{ text: editTexts.toReport, onPress: onReport }}
        />
      );
    case 'gone':
      return (
        <EmptyState
          icon="report"
          title={editTexts.gone}
          text={editTexts.goneText}
          action={{ text: editTexts.toList, onPress: onList }}
        />
      );
    case 'failed':
      return <FailedState failure={opening.failure} onRetry={onReopen} />;
    case 'open':
      if (campaignsState.status === 'failed') {
        return <FailedState failure={campaignsState.failure} onRetry={onRetryCampaigns} />;
      }
  }
  return (
    <>
      <Skeleton shape="title" />
      <Skeleton shape="row" count={5} />
    </>
  );
}

function NoCampaign() {
  return <EmptyState icon="report" title={editTexts.noCampaign} text={editTexts.noCampaignText} />;
}

function Open(props: Props & { draft: Draft }) {
  const { draft, saveFailed, onStep } = props;
  return (
    <>
      {draft.items ? (
        <Supplement {...props} />
      ) : (
        <>
          <Steps step={draft.step} onStep={onStep} />
          {draft.step === 'deed' && <DeedStep {...props} />}
          {draft.step === 'evidence' && <EvidenceStep {...props} />}
          {draft.step === 'check' && <CheckStep {...props} />}
        </>
      )}
      <Outcome {...props} />
      {draft.revision > 0 && <SavedNote failed={saveFailed} time={spokenTime(draft.savedAt)} />}
      <Pickers {...props} />
      <Questions {...props} />
    </>
  );
}

/** Why it was not handed in, with each reason. */
function Outcome({ submission }: Props) {
  if (submission.kind !== 'failed') return null;
  const { title, hint } = failureText(submission.failure);
  const errors = submission.failure.kind === 'problem' ? (submission.failure.problem.errors ?? []) : [];
  return (
    <View className="spaced">
      <Banner tone="danger" icon="alert" title={title} text={hint}>
        {errors.map(({ path, text }) => (
          <Text key={path} className="banner-text">
            {text}
          </Text>
        ))}
      </Banner>
    </View>
  );
}

function Questions({ submission, onSubmit, onSubmitClear, onUseMine, onUseTheirs }: Props) {
  if (submission.kind === 'asking') {
    return (
      <Dialog
        title={editTexts.sameDeed}
        text={submission.text}
        confirmText={editTexts.submitAnyway}
        onConfirm={() => onSubmit(true)}
        onCancel={onSubmitClear}
      />
    );
  }
  if (submission.kind !== 'elsewhere') return null;
  return (
    <Dialog
      title={editTexts.elsewhere}
      text={submission.changes.join('；')}
      confirmText={editTexts.useMine}
      onConfirm={() => onUseMine(submission.version)}
      onCancel={onSubmitClear}
    >
      <Button kind="tint" block onPress={onUseTheirs}>
        {editTexts.useTheirs}
      </Button>
    </Dialog>
  );
}

function Dock({ draft, submission, left, onNext, onSubmit }: Props & { draft: Draft }) {
  const isLast = draft.items !== null || draft.step === 'check';
  if (isLast) {
    return (
      <Button
        block
        busy={submission.kind === 'sending'}
        disabled={left.files > 0 || left.refused > 0}
        onPress={() => onSubmit(false)}
      >
        {draft.items ? editTexts.submitSupplement : editTexts.submit}
      </Button>
    );
  }
  return (
    <Button block onPress={onNext}>
      {draft.step === 'deed' ? editTexts.toEvidence : editTexts.toCheck}
    </Button>
  );
}
