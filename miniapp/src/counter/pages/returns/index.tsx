import { open } from '../../../platform/navigation';
import { EnrolFirstView } from '../../enrol-first-view';
import { useTerminal } from '../../use-terminal';
import { ReturnsView } from './returns-view';
import { useReturns } from './use-returns';

export default function ReturnsPage() {
  const { state } = useTerminal();
  const returns = useReturns(state.step === 'enrolled' ? state.terminal : null);
  if (state.step === 'none') {
    return <EnrolFirstView step={state.revoked ? 'revoked' : 'none'} onEnrol={() => open('enrol')} />;
  }
  return <ReturnsView {...returns} />;
}
