import { listOpenWaivers } from '@benefit/shared/counter/return-contract';
import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Answer } from '../../../platform/call';
import { usePages } from '../../../platform/use-pages';
import { valueOf } from '../../../platform/use-remote';
import type { EnrolledTerminal } from '../../terminal-store';
import { useReturn } from '../../use-return';

/** What is out at the venue, oldest first, or the one whose number was typed. */
export function useReturns(terminal: EnrolledTerminal | null) {
  const token = terminal?.token ?? '';
  const [typed, setTyped] = useState('');
  const [number, setNumber] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const pages = usePages<OpenWaiver, Answer<typeof listOpenWaivers>>(
    terminal && `open-waivers:${terminal.terminalId}:${number}`,
    (cursor) => call(listOpenWaivers, { query: { cursor, number }, terminal: token }),
  );
  const returning = useReturn(terminal?.token ?? null, (waiver) => {
    setDone(waiver.number);
    setTyped('');
    setNumber('');
    void pages.reload();
  });

  return {
    ...pages,
    total: valueOf(pages.first)?.total ?? null,
    typed,
    /** The number that the list is for; empty for all of them. */
    number,
    done,
    returning: returning.state,
    onTyped: (text: string) => setTyped(text.replace(/\D/g, '').slice(0, 9)),
    onFind: () => {
      setDone(null);
      setNumber(typed.replace(/^0+/, ''));
    },
    onAll: () => {
      setTyped('');
      setNumber('');
    },
    onReturn: returning.ask,
    onConfirm: () => void returning.confirm(),
    onClose: returning.close,
  };
}
