import { bindEnterprise, listMyEnterprises } from '@benefit/shared/enterprise/enterprise-contract';
import { useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { open } from '../../../platform/navigation';
import { useRemote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';

/** Enterprises that somebody represents or is an agent of, and binding one. */
export function useEnterprises() {
  const me = useSignedIn();
  const { state, reload } = useRemote(me && 'enterprises', () => call(listMyEnterprises));
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sending = useRef(false);

  async function bind(): Promise<void> {
    if (sending.current || code === null) return;
    sending.current = true;
    setBusy(true);
    const result = await call(bindEnterprise, { body: { creditCode: code } });
    sending.current = false;
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setCode(null);
    await reload();
    open('enterprise', { enterpriseId: result.value.enterpriseId });
  }

  return {
    state,
    bound: me?.identity != null,
    /** What is typed of the code; null while the form is closed. */
    code,
    busy,
    failure,
    onRetry: () => void reload(),
    onIdentity: () => open('bind'),
    onForm: (wanted: boolean) => {
      setCode(wanted ? '' : null);
      setFailure(null);
    },
    onCode: (text: string) => setCode(text.replace(/\s/g, '').toUpperCase().slice(0, 18)),
    onBind: () => void bind(),
    onOpen: (enterpriseId: string) => open('enterprise', { enterpriseId }),
    onJoin: () => open('agentInvite'),
  };
}
