import { useWide } from '../../../ui/desk/use-wide';
import { JoiningDeskView } from './joining-desk-view';
import { JoiningView } from './joining-view';
import type { JoiningProps } from './use-joining';

/** At a desk where there is room for one, and for whom it is in force already. */
export function JoiningScreen(props: JoiningProps) {
  const wide = useWide();
  return wide && props.joining !== null ? <JoiningDeskView {...props} /> : <JoiningView {...props} />;
}
