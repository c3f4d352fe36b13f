import { enrolTerminal, getDemoTerminalCode } from '@benefit/shared/counter/terminal-contract';
import { useRef, useState } from 'react';
import { call, type Failure } from '../../../platform/call';
import { keepTerminal } from '../../terminal-store';

export type EnrolState =
  { step: 'typing'; failure: Failure | null } | { step: 'fetching-code' } | { step: 'enrolling' };

/** Enrolling this device with a one-time code. What was typed stays, whatever goes wrong. */
export function useEnrol(accountId: string | null, onEnrolled: () => void) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [state, setState] = useState<EnrolState>({ step: 'typing', failure: null });
  const busy = useRef(false);

  async function once(work: () => Promise<Failure | null>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    const failure = await work();
    busy.current = false;
    setState({ step: 'typing', failure });
  }

  const enrol = () =>
    once(async () => {
      if (accountId === null) return null;
      setState({ step: 'enrolling' });
      const result = await call(enrolTerminal, { body: { code: code.trim(), name: name.trim() } });
      if (!result.ok) return result.failure;
      const { terminalId, terminalToken, venue } = result.value;
      await keepTerminal(accountId, {
        terminalId,
        token: terminalToken,
        name: name.trim(),
        venueName: venue.name,
      });
      setCode('');
      onEnrolled();
      return null;
    });

  const fetchDemoCode = () =>
    once(async () => {
      setState({ step: 'fetching-code' });
      const result = await call(getDemoTerminalCode);
      if (!result.ok) return result.failure;
      setCode(result.value.code);
      setName((before) => (before === '' ? '1 号柜台' : before));
      return null;
    });

  return { state, code, name, setCode, setName, enrol, fetchDemoCode };
}
