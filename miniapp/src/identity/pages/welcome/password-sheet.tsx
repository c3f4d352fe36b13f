import { useState } from 'react';
import type { Failure } from '../../../platform/call';
import { Button } from '../../../ui/button';
import { FailureNote } from '../../../ui/failure-note';
import { Field, TextInput } from '../../../ui/field';
import { Sheet } from '../../../ui/sheet';
import { welcomeTexts } from './welcome-texts';

interface Props {
  busy: boolean;
  failure: Failure | null;
  onSubmit: (username: string, password: string) => void;
  onClose: () => void;
}

/** Keeps what is typed to itself until it is sent. */
export function PasswordSheet({ busy, failure, onSubmit, onClose }: Props) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const submit = () => onSubmit(username.trim(), password);
  return (
    <Sheet
      title={welcomeTexts.staff}
      onClose={onClose}
      dock={
        <Button block busy={busy} disabled={username.trim() === '' || password === ''} onPress={submit}>
          {welcomeTexts.login}
        </Button>
      }
    >
      <Field label={welcomeTexts.username}>
        <TextInput label={welcomeTexts.username} value={username} maxLength={64} onChange={setUsername} />
      </Field>
      <Field label={welcomeTexts.password}>
        <TextInput
          label={welcomeTexts.password}
          value={password}
          password
          maxLength={256}
          onChange={setPassword}
          onConfirm={submit}
        />
      </Field>
      {failure && <FailureNote failure={failure} />}
    </Sheet>
  );
}
