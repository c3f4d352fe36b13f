import { useTerminal } from '../../use-terminal';
import { EnrolFirstView } from '../../enrol-first-view';
import { TillPage } from './till-page';
import { open } from '../../../platform/navigation';

export default function ScanPage() {
  const { accountId, state, lose } = useTerminal();
  if (accountId === null || state.step === 'reading') return <EnrolFirstView step="reading" />;
  if (state.step === 'none') {
    return <EnrolFirstView step={state.revoked ? 'revoked' : 'none'} onEnrol={() => open('enrol')} />;
  }
  return (
    <TillPage
      key={state.terminal.terminalId}
      accountId={accountId}
      terminal={state.terminal}
      stopped={state.stopped}
      onTerminalLost={() => void lose()}
    />
  );
}
