import { AgentView } from './agent-view';
import { useAgent } from './use-agent';

export default function AgentPage() {
  return <AgentView {...useAgent()} />;
}
