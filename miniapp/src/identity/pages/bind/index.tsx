import { useBind } from './use-bind';
import { BindView } from './bind-view';

export default function BindPage() {
  return <BindView {...useBind()} />;
}
