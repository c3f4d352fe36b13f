import { STEP_SECONDS } from '@benefit/shared/pass/pass-code';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { Button } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Icon } from '../../../ui/icon';
import { Press } from '../../../ui/press';
import { RefusalCard } from '../../../ui/refusal-card';
import { Ring } from '../../../ui/ring';
import { Screen } from '../../../ui/screen';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { QrPicture } from '../../qr-picture';
import { passTexts } from './pass-texts';
import type { usePass } from './use-pass';
import './pass.scss';

/** What a pass's text needs: 291 alphanumeric characters at level M. */
const PASS_VERSION = 10;

type Props = ReturnType<typeof usePass>;

export function PassView(props: Props) {
  const { state, freezing, onRetry, onStep, onThaw, onFreezeCancel, onFreezeConfirm } = props;
  return (
    <Screen
      title={props.isEnterprise ? passTexts.enterpriseTitle : passTexts.title}
      back
      deep
      offlineText="信用优惠码照常可用"
    >
      {state.step === 'showing' ? (
        <Showing {...props} />
      ) : (
        <View className="pass-paper">
          {state.step === 'loading' && (
            <View className="pass-waiting">
              <Skeleton shape="title" />
              <Skeleton shape="square" />
            </View>
          )}
          {state.step === 'refused' && <RefusalCard refusal={state.refusal} onStep={onStep} />}
          {state.step === 'failed' && <FailedState failure={state.failure} onRetry={onRetry} />}
          {state.step === 'expired' && (
            <EmptyState
              icon="cloud"
              title={passTexts.expired}
              text={passTexts.expiredText}
              action={{ text: passTexts.retry, onPress: onRetry }}
            />
          )}
          {state.step === 'frozen' && (
            <EmptyState
              icon="lock"
              title={passTexts.frozen}
              text={passTexts.frozenText}
              action={{ text: passTexts.thaw, onPress: onThaw }}
            />
          )}
        </View>
      )}
      {freezing !== 'no' && (
        <Dialog
          title={passTexts.freezeTitle}
          text={passTexts.freezeText}
          confirmText={passTexts.freeze}
          danger
          busy={freezing === 'sending'}
          onConfirm={onFreezeConfirm}
          onCancel={onFreezeCancel}
        />
      )}
    </Screen>
  );
}

function Showing({
  state,
  shown,
  name,
  isEnterprise,
  online,
  demo,
  brightened,
  pixels,
  freezeFailure,
  copied,
  onCopy,
  onFreeze,
  onBenefits,
  onRecords,
}: Props) {
  if (!shown || state.step !== 'showing') return null;
  const until = spokenTime(state.pass.issued.expiresAt);
  return (
    <>
      <View className="pass-card">
        <View className={classes('pass-head', isEnterprise && 'pass-head--enterprise')}>
          <View>
            <Text className="pass-name">{name}</Text>
            <Text className="pass-kind">{isEnterprise ? passTexts.enterprise : passTexts.person}</Text>
          </View>
          <View className={classes('pass-net', !online && 'pass-net--off')}>
            <Icon name={online ? 'shield' : 'cloud'} size="s" />
            <Text>{online ? passTexts.usable : passTexts.offline(until)}</Text>
          </View>
        </View>
        <QrPicture
          text={shown.text}
          label="信用优惠码"
          minVersion={PASS_VERSION}
          room={pixels.room}
          ratio={pixels.ratio}
        />
        <View className="pass-turn">
          <Ring left={shown.left} total={STEP_SECONDS} />
          <View>
            <Text className="pass-next num">{passTexts.next(shown.left)}</Text>
            <Text className="pass-aim">{online ? passTexts.aim : passTexts.aimOffline}</Text>
          </View>
        </View>
        <View className="pass-tear">
          <View className="pass-notch pass-notch--left" />
          <View className="pass-notch pass-notch--right" />
        </View>
        <View className="pass-digits">
          <Text className="pass-how">{online ? passTexts.digits : passTexts.digitsOffline}</Text>
          <View className="pass-numbers num">
            {shown.digits.split(' ').map((group, index) => (
              <Text key={index}>{group}</Text>
            ))}
          </View>
        </View>
      </View>
      <View className="pass-hint">
        <Icon name="shot" size="s" />
        <Text>{passTexts.live}</Text>
      </View>
      <View className="pass-sub">
        <View className="row">
          <Icon name="sun" size="xs" />
          <Text>{brightened ? passTexts.bright : passTexts.brightenYourself}</Text>
        </View>
        <View className="row">
          <Icon name="mobile" size="xs" />
          <Text>{passTexts.awake}</Text>
        </View>
      </View>
      {freezeFailure && <FailureNote failure={freezeFailure} />}
      <View className="pass-acts">
        <Press className="pass-act" onPress={onBenefits}>
          <Icon name="tag" size="s" />
          <Text>{passTexts.benefits}</Text>
        </Press>
        <Press className="pass-act" onPress={onRecords}>
          <Icon name="report" size="s" />
          <Text>{passTexts.records}</Text>
        </Press>
        <Press className="pass-act" onPress={onFreeze}>
          <Icon name="lock" size="s" />
          <Text>{passTexts.freeze}</Text>
        </Press>
      </View>
      {demo && (
        <View className="pass-copy">
          <Button
            kind="tint"
            slim
            icon="copy"
            className="copy-code"
            attributes={{ 'data-code': shown.text }}
            onPress={onCopy}
          >
            {copied ? passTexts.copied : passTexts.copy}
          </Button>
        </View>
      )}
    </>
  );
}
