import { JoiningView } from './joining-view';
import type { JoiningProps } from './use-joining';

/** On a phone, and in WeChat. */
export function JoiningScreen(props: JoiningProps) {
  return <JoiningView {...props} />;
}
