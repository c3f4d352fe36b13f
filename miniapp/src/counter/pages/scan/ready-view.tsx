import { Text, View } from '@tarojs/components';
import { CameraReader } from '../../../platform/camera-reader';
import type { CameraFault } from '../../../platform/camera-reader';
import { failureText } from '../../../platform/failure-text';
import { Button } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { Icon } from '../../../ui/icon';
import { Field, TextInput } from '../../../ui/field';
import { TillFailure } from '../../till-failure';
import { problemCode } from '../../redemption-outcome';
import { Press } from '../../../ui/press';
import type { Entry, Notice } from '../../till-state';
import { cameraFaultText, problemStepOf, readyTexts } from './scan-texts';

interface ReadyViewProps {
  entry: Entry;
  notice: Notice | null;
  /** The venue is not open for benefits now. */
  stopped: string | null;
  checking: boolean;
  demo: boolean;
  pasted: string;
  onScan: () => void;
  onNumber: () => void;
  onRest: () => void;
  onRead: (text: string) => void;
  onCameraFault: (fault: CameraFault) => void;
  onRetry: (code: string) => void;
  onLogin: () => void;
  onToday: () => void;
  onReturns: () => void;
  onPaste: (text: string) => void;
  onPasteDone: () => void;
}

/** Waiting for the next customer: one big button, and quieter ways beside it. */
export function ReadyView(props: ReadyViewProps) {
  const { entry, notice, checking } = props;
  if (entry.by === 'camera') {
    return (
      <View className="ready">
        <CameraReader onRead={props.onRead} onFault={props.onCameraFault} />
        <Text className="ready-hint">{readyTexts.aim}</Text>
        <View className="ready-ways">
          <Button kind="tint" onPress={props.onRest}>
            {readyTexts.closeCamera}
          </Button>
        </View>
      </View>
    );
  }
  if (entry.by === 'number')
    return <NumberEntry digits={entry.digits} notice={notice} onRest={props.onRest} />;
  return (
    <View className="ready">
      {props.stopped !== null && !notice && (
        <TillFailure text={{ title: props.stopped, hint: readyTexts.stoppedHint }} />
      )}
      {notice && <NoticeOf {...props} notice={notice} />}
      <Press
        className={checking ? 'scan-big scan-big-busy' : 'scan-big'}
        label={readyTexts.scan}
        disabled={checking}
        onPress={props.onScan}
      >
        <Icon name="scan" size="xl" />
        <Text className="scan-big-word">{checking ? readyTexts.checking : readyTexts.scan}</Text>
      </Press>
      <Text className="ready-hint">{readyTexts.hint}</Text>
      <View className="ready-ways">
        <Button kind="tint" onPress={props.onNumber}>
          {readyTexts.number}
        </Button>
        <Button kind="tint" onPress={props.onReturns}>
          {readyTexts.returns}
        </Button>
        <Button kind="tint" onPress={props.onToday}>
          {readyTexts.today}
        </Button>
      </View>
      {props.demo && (
        <View className="paste-code">
          <Field label={readyTexts.paste}>
            <TextInput
              label={readyTexts.paste}
              value={props.pasted}
              placeholder={readyTexts.pasteHint}
              maxLength={4096}
              onChange={props.onPaste}
              onConfirm={props.onPasteDone}
            />
          </Field>
          <Button kind="tint" disabled={props.pasted.trim() === '' || checking} onPress={props.onPasteDone}>
            {readyTexts.pasteDone}
          </Button>
        </View>
      )}
    </View>
  );
}

function NumberEntry({
  digits,
  notice,
  onRest,
}: {
  digits: string;
  notice: Notice | null;
  onRest: () => void;
}) {
  return (
    <View className="ready">
      {notice?.kind === 'failure' && (
        <TillFailure text={failureText(notice.failure)} step={problemStepOf(notice.failure)} />
      )}
      <Text className="number-title">{readyTexts.numberTitle}</Text>
      <View className="number-groups">
        {[0, 4, 8, 12].map((start) => (
          <View
            key={start}
            className={classes(
              'number-group',
              Math.floor(digits.length / 4) * 4 === start && 'number-group-on',
            )}
          >
            <Text>{digits.slice(start, start + 4)}</Text>
          </View>
        ))}
      </View>
      <Text className="ready-hint">{readyTexts.numberHint}</Text>
      <View className="ready-ways">
        <Button kind="tint" onPress={onRest}>
          {readyTexts.backToScan}
        </Button>
      </View>
    </View>
  );
}

function NoticeOf({ notice, onRetry, onLogin, onToday }: ReadyViewProps & { notice: Notice }) {
  if (notice.kind === 'camera') {
    return <TillFailure text={cameraFaultText[notice.fault]} />;
  }
  if (notice.kind === 'attempt-refused') {
    const text = { ...failureText(notice.failure), title: readyTexts.attemptRefused(notice.maskedName) };
    return (
      <TillFailure
        text={text}
        step={`${failureText(notice.failure).title}。${readyTexts.attemptRefusedStep}`}
      >
        <Button kind="tint" onPress={onToday}>
          {readyTexts.today}
        </Button>
      </TillFailure>
    );
  }
  const { failure, code } = notice;
  const loggedOut = ['session-expired', 'session-required'].includes(problemCode(failure) ?? '');
  return (
    <TillFailure text={failureText(failure)} step={problemStepOf(failure)}>
      {loggedOut && (
        <Button kind="tint" onPress={onLogin}>
          {readyTexts.login}
        </Button>
      )}
      {!loggedOut && code !== null && (
        <Button kind="tint" onPress={() => onRetry(code)}>
          {readyTexts.retry}
        </Button>
      )}
    </TillFailure>
  );
}
