import { Text, View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Icon } from '../../../ui/icon';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { PasswordSheet } from './password-sheet';
import type { useWelcome } from './use-welcome';
import { welcomeTexts } from './welcome-texts';
import './welcome.scss';

type Props = ReturnType<typeof useWelcome>;

export function WelcomeView(props: Props) {
  const {
    state,
    mode,
    failure,
    asksPassword,
    onRetry,
    onPassword,
    onAskPassword,
    onClosePassword,
    onVenues,
  } = props;
  return (
    <Screen
      title={welcomeTexts.name}
      dock={
        <>
          <Button kind="plain" className="grow" onPress={onVenues}>
            {welcomeTexts.venues}
          </Button>
          <Button kind={mode === 'live' ? 'primary' : 'plain'} className="grow" onPress={onAskPassword}>
            {welcomeTexts.staff}
          </Button>
        </>
      }
    >
      <View className="welcome-brand">
        <View className="welcome-mark">
          <Icon name="ding" size="xl" />
        </View>
        <Text className="welcome-name">{welcomeTexts.name}</Text>
        <Text className="welcome-motto">{welcomeTexts.motto}</Text>
      </View>
      <Card>
        {welcomeTexts.promises.map(({ icon, title, note }) => (
          <Cell key={title} icon={icon} title={title} note={note} />
        ))}
      </Card>
      {mode === 'unreachable' && failure && <FailedState failure={failure} onRetry={onRetry} />}
      {mode === 'asking' && <Skeleton shape="card" />}
      {mode === 'demo' && <DemoAccounts {...props} />}
      {state.step === 'failed' && !asksPassword && <FailureNote failure={state.failure} />}
      {asksPassword && (
        <PasswordSheet
          busy={state.step === 'sending'}
          failure={state.step === 'failed' ? state.failure : null}
          onSubmit={onPassword}
          onClose={onClosePassword}
        />
      )}
    </Screen>
  );
}

function DemoAccounts({ state, accounts, onDemo, onRetry }: Props) {
  if (accounts.status === 'loading') return <Skeleton shape="row" count={4} />;
  if (accounts.status === 'failed' && !accounts.last)
    return <FailedState failure={accounts.failure} onRetry={onRetry} />;
  const known = accounts.status === 'content' ? accounts.value : accounts.last;
  return (
    <View className="welcome-demo">
      <Banner tone="warn" icon="beaker" title={welcomeTexts.demo} />
      {known?.accounts.map(({ account, name, shows }) => (
        <Cell
          key={account}
          className="welcome-account"
          title={name}
          note={shows}
          end={state.step === 'sending' && state.with === account ? '正在进入…' : undefined}
          onPress={() => onDemo(account)}
        />
      ))}
    </View>
  );
}
