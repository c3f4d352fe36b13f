import { useWelcome } from './use-welcome';
import { WelcomeView } from './welcome-view';

export default function WelcomePage() {
  return <WelcomeView {...useWelcome()} />;
}
