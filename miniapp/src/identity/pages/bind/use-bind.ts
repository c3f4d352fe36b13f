import { bindIdentity } from '@benefit/shared/identity/identity-contract';
import { getDemoRegistryPerson } from '@benefit/shared/identity/session-contract';
import type { FieldError } from '@benefit/shared/problem';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { replaceAll } from '../../../platform/navigation';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { useSystem } from '../../../platform/system';
import { useSignedIn } from '../../../platform/use-signed-in';
import { EMPTY_FORM, documentOf, formErrors } from './bind-form';
import type { BindForm } from './bind-form';

export type BindState =
  | { step: 'editing'; errors: FieldError[] }
  | { step: 'sending' }
  | { step: 'failed'; failure: Failure; errors: FieldError[] };

export function useBind() {
  const me = useSignedIn();
  const { system, failure, loadSystem } = useSystem();
  const learnMe = useSession((session) => session.learnMe);
  const [form, setForm] = useState<BindForm>(EMPTY_FORM);
  const [state, setState] = useState<BindState>({ step: 'editing', errors: [] });

  async function submit(): Promise<void> {
    if (!system || state.step === 'sending') return;
    const errors = formErrors(form, new Date(serverNow()));
    if (errors.length > 0) return setState({ step: 'editing', errors });
    setState({ step: 'sending' });
    const result = await call(bindIdentity, {
      body: { name: form.name, ...documentOf(form), city: form.city, consentVersion: system.consent.version },
    });
    if (!result.ok)
      return setState({ step: 'failed', failure: result.failure, errors: errorsOf(result.failure) });
    await learnMe(result.value);
    replaceAll('home');
  }

  async function fillIn(): Promise<void> {
    const result = await call(getDemoRegistryPerson);
    if (!result.ok) return setState({ step: 'failed', failure: result.failure, errors: [] });
    setForm((before) => ({ ...before, ...result.value }));
    setState({ step: 'editing', errors: [] });
  }

  return {
    me,
    system,
    systemFailure: failure,
    form,
    state,
    onChange: (change: Partial<BindForm>) => {
      setForm((before) => ({ ...before, ...change }));
      // A field that is being mended is no longer wrong until it is sent again.
      const changed = Object.keys(change).map((path) => (path === 'agreed' ? 'consentVersion' : path));
      if (state.step === 'sending') return;
      setState({ step: 'editing', errors: state.errors.filter(({ path }) => !changed.includes(path)) });
    },
    onSubmit: () => void submit(),
    onFillIn: () => void fillIn(),
    onRetry: () => void loadSystem(),
    onHome: () => replaceAll('home'),
  };
}

function errorsOf(failure: Failure): FieldError[] {
  return failure.kind === 'problem' ? (failure.problem.errors ?? []) : [];
}
