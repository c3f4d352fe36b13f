import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { failureText } from '../../../platform/failure-text';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Field, TextInput } from '../../../ui/field';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { TillFailure } from '../../till-failure';
import type { TerminalState } from '../../use-terminal';
import { enrolTexts } from './enrol-texts';
import type { EnrolState } from './use-enrol';
import './enrol.scss';

interface EnrolViewProps {
  terminal: TerminalState;
  state: EnrolState;
  code: string;
  name: string;
  demo: boolean;
  onCode: (code: string) => void;
  onName: (name: string) => void;
  onDemoCode: () => void;
  onEnrol: () => void;
  onScan: () => void;
  /** The manager's part, below. */
  children: ReactNode;
}

/** This device as a terminal: what it is, or how it becomes one. */
export function EnrolView(props: EnrolViewProps) {
  const { terminal, state, code, name } = props;
  const enrolled = terminal.step === 'enrolled';
  const ready = code.trim() !== '' && name.trim() !== '';
  const dock = enrolled ? (
    <Button block icon="scan" onPress={props.onScan}>
      {enrolTexts.toScan}
    </Button>
  ) : (
    <Button block disabled={!ready} busy={state.step === 'enrolling'} onPress={props.onEnrol}>
      {enrolTexts.enrol}
    </Button>
  );
  return (
    <Screen title={enrolTexts.title} back dock={terminal.step === 'reading' ? null : dock}>
      {terminal.step === 'reading' && <Skeleton shape="card" count={2} />}
      {terminal.step === 'none' && <EnrolForm {...props} revoked={terminal.revoked} />}
      {enrolled && (
        <Card>
          <Cell
            icon="check"
            title={terminal.terminal.name}
            note={terminal.terminal.venueName}
            end={enrolTexts.enrolled}
          />
        </Card>
      )}
      {enrolled && terminal.stopped !== null && (
        <View className="enrol-gap">
          <Banner tone="warn" icon="warning" title={terminal.stopped} />
        </View>
      )}
      {props.children}
    </Screen>
  );
}

function EnrolForm({ state, code, name, demo, revoked, ...on }: EnrolViewProps & { revoked: boolean }) {
  return (
    <View className="enrol">
      {revoked && <Banner tone="warn" icon="warning" title={enrolTexts.revokedHere} />}
      <Text className="enrol-intro">{enrolTexts.intro}</Text>
      {state.step === 'typing' && state.failure && <TillFailure text={failureText(state.failure)} />}
      <Field label={enrolTexts.code}>
        <TextInput
          label={enrolTexts.code}
          value={code}
          placeholder={enrolTexts.codeHint}
          maxLength={32}
          onChange={on.onCode}
        />
      </Field>
      {demo && (
        <Button kind="tint" slim icon="beaker" busy={state.step === 'fetching-code'} onPress={on.onDemoCode}>
          {enrolTexts.demoCode}
        </Button>
      )}
      <Field label={enrolTexts.name} hint={enrolTexts.nameHint}>
        <TextInput
          label={enrolTexts.name}
          value={name}
          placeholder={enrolTexts.namePlaceholder}
          maxLength={40}
          onChange={on.onName}
        />
      </Field>
    </View>
  );
}
