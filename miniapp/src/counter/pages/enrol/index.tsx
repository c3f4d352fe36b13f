import { replace } from '../../../platform/navigation';
import { useDemo } from '../../../platform/system';
import { useSignedIn } from '../../../platform/use-signed-in';
import { useTerminal } from '../../use-terminal';
import { EnrolView } from './enrol-view';
import { TerminalsView } from './terminals-view';
import { useEnrol } from './use-enrol';
import { useTerminals } from './use-terminals';

export default function EnrolPage() {
  const me = useSignedIn();
  const demo = useDemo();
  const terminal = useTerminal();
  const enrol = useEnrol(terminal.accountId, terminal.read);
  const managed = me?.venues.find(({ roles }) => roles.includes('manager'));
  const terminals = useTerminals(managed?.venueId ?? null);
  return (
    <EnrolView
      terminal={terminal.state}
      state={enrol.state}
      code={enrol.code}
      name={enrol.name}
      demo={demo}
      onCode={enrol.setCode}
      onName={enrol.setName}
      onDemoCode={() => void enrol.fetchDemoCode()}
      onEnrol={() => void enrol.enrol()}
      onScan={() => replace('scan')}
    >
      {managed && (
        <TerminalsView
          list={terminals.list}
          issued={terminals.issued}
          asked={terminals.asked}
          busy={terminals.busy}
          failure={terminals.failure}
          onIssue={() => void terminals.issue()}
          onAsk={terminals.ask}
          onRevoke={() => void terminals.revoke()}
          onRetry={() => void terminals.reload()}
        />
      )}
    </EnrolView>
  );
}
