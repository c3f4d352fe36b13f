import { useEffect, useRef, useState } from 'react';
import { open, replaceAll } from '../../../platform/navigation';
import { useOnline } from '../../../platform/online';
import { serverNow } from '../../../platform/server-clock';
import { useDemo } from '../../../platform/system';
import type { EnrolledTerminal } from '../../terminal-store';
import { useKeys } from '../../use-keys';
import { useTill } from '../../use-till';
import { useTodayCount } from '../../use-today-count';
import { useReturn } from '../../use-return';
import { useVoid } from '../../use-void';
import { ScanView } from './scan-view';

interface TillPageProps {
  accountId: string;
  terminal: EnrolledTerminal;
  stopped: string | null;
  onTerminalLost: () => void;
}

/** Wires the till of an enrolled terminal. */
export function TillPage({ accountId, terminal, stopped, onTerminalLost }: TillPageProps) {
  const day = useTodayCount(terminal);
  const { state, ...till } = useTill({ accountId, terminal, onTerminalLost, onGiven: day.reload });
  const voiding = useVoid(terminal.token, () => {
    till.markVoided();
    day.reload();
  });
  const returning = useReturn(terminal.token, ({ redemptionId }) => till.markReturned(redemptionId));
  const [pasted, setPasted] = useState('');
  const online = useOnline();
  const demo = useDemo();
  // What has to be confirmed is asked for again as soon as the network is back.
  const { confirm } = till;
  const resume = useRef(confirm);
  useEffect(() => {
    resume.current = confirm;
  });
  useEffect(() => {
    if (online) resume.current();
  }, [online]);
  useKeys({
    onBurst: (text) => {
      setPasted('');
      till.hearBurst(text);
    },
    onKey: (key) => {
      if (voiding.state.step === 'closed' && returning.state.step === 'closed') till.pressKey(key);
    },
  });

  const askVoid = () => {
    if (state.step !== 'given') return;
    const { redemptionId, number, benefitTitle, amountFen, discountFen } = state.redemption;
    const payableFen = amountFen === undefined ? null : amountFen - (discountFen ?? 0);
    voiding.ask({ redemptionId, number, benefitTitle, maskedName: state.maskedName, payableFen });
  };
  return (
    <ScanView
      state={state}
      till={till}
      place={{ venueName: terminal.venueName, terminalName: terminal.name, count: day.count, stopped }}
      online={online}
      demo={demo}
      now={new Date(serverNow())}
      pasted={pasted}
      voiding={voiding.state}
      onPaste={setPasted}
      onPasteDone={() => {
        setPasted('');
        void till.check(pasted.trim(), false);
      }}
      onVoid={askVoid}
      onVoidReason={voiding.give}
      onVoidConfirm={() => void voiding.confirm()}
      onVoidClose={voiding.close}
      returning={returning.state}
      onReturn={returning.ask}
      onReturnConfirm={() => void returning.confirm()}
      onReturnClose={returning.close}
      onLogin={() => replaceAll('welcome')}
      onToday={() => open('today')}
      onReturns={() => open('returns')}
    />
  );
}
