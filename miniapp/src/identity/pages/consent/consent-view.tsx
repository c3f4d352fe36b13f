import { Text } from '@tarojs/components';
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
  const {
    me,
    system,
    systemFailure,
    state,
    agreed,
    onAgree,
    onRetry,
    onGive,
    onWithdraw,
    onCancel,
    onConfirm,
  } = props;
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
      {!system && !systemFailure && <Skeleton shape="card" count={2} />}
      {!system && systemFailure && <FailedState failure={systemFailure} onRetry={onRetry} />}
      {system && me && (
        <>
          {me.identity === null ? (
            <Banner tone="info" icon="shield" title={consentTexts.missing} text={consentTexts.unbound} />
          ) : (
            <Banner
              tone={given ? 'ok' : 'warn'}
              icon="shield"
              title={given ? consentTexts.given : consentTexts.missing}
              text={given ? consentTexts.givenText : consentTexts.missingText}
            />
          )}
          <Card pad className="spaced">
            <PrivacyNotice consent={system.consent} />
          </Card>
          {me.identity && !given && (
            <Checkbox checked={agreed} label={consentTexts.agree} onChange={onAgree}>
              <Text>{consentTexts.agree}</Text>
            </Checkbox>
          )}
          {state.step === 'failed' && <FailureNote failure={state.failure} />}
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
