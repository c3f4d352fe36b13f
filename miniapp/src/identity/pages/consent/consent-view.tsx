import type { Me } from '@benefit/shared/identity/identity-contract';
import { Text, View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Checkbox } from '../../../ui/checkbox';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Screen } from '../../../ui/screen';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { PrivacyNotice } from '../../privacy-notice';
import { consentTexts } from './consent-texts';
import type { useConsent } from './use-consent';

type Props = ReturnType<typeof useConsent>;

export function ConsentView(props: Props) {
  const { me, system, failure, state, agreed, onAgree, onRetry, onGive, onWithdraw, onCancel, onConfirm } =
    props;
  const given = me?.consent.given ?? false;
  const busy = state.step === 'sending';
  const dock =
    me?.identity && system ? (
      given ? (
        <Button block kind="danger" busy={busy} onPress={onWithdraw}>
          {consentTexts.withdraw}
        </Button>
      ) : (
        <Button block busy={busy} disabled={!agreed} onPress={onGive}>
          {consentTexts.give}
        </Button>
      )
    ) : undefined;
  return (
    <Screen title={consentTexts.title} back dock={dock} offlineText="联网后才能更改">
      {!(system && me) && !failure && <Skeleton shape="card" count={2} />}
      {failure && <FailedState failure={failure} onRetry={onRetry} />}
      {system && me && (
        <>
          <View className="stack">
            {state.step === 'failed' && <FailureNote failure={state.failure} />}
            <Standing me={me} withdrawn={state.step === 'withdrawn'} />
          </View>
          <Card pad className="spaced">
            <PrivacyNotice consent={system.consent} />
          </Card>
          {me.identity && !given && (
            <Checkbox checked={agreed} label={consentTexts.agree} onChange={onAgree}>
              <Text>{consentTexts.agree}</Text>
            </Checkbox>
          )}
        </>
      )}
      {state.step === 'asking' && (
        <Dialog
          title={consentTexts.confirmTitle}
          text={consentTexts.confirmText}
          confirmText={consentTexts.withdraw}
          danger
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      )}
    </Screen>
  );
}

/** Whether consent stands, and what follows from it. */
function Standing({ me, withdrawn }: { me: Me; withdrawn: boolean }) {
  const { given, givenText, missing, missingText, unbound, withdrawnText } = consentTexts;
  if (me.identity === null) return <Banner icon="shield" title={missing} text={unbound} />;
  if (me.consent.given) return <Banner tone="ok" icon="shield" title={given} text={givenText} />;
  return withdrawn ? (
    <Banner tone="warn" icon="check-circle" title={consentTexts.withdrawn} text={withdrawnText} />
  ) : (
    <Banner tone="warn" icon="shield" title={missing} text={missingText} />
  );
}
