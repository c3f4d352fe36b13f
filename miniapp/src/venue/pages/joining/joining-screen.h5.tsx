import { useWide } from '../../../ui/desk/use-wide';
import { JoiningDeskView } from './joining-desk-view';
import { JoiningView } from './joining-view';
import type { JoiningProps } from './use-joining';

/** At a desk where there is room for one, once there is a form to show. */
export function JoiningScreen(props: JoiningProps) {
  const wide = useWide();
  return wide && props.joining !== null ? <JoiningDeskView {...props} /> : <JoiningView {...props} />;
}
