import { failureText } from '../platform/failure-text';
import { Dialog } from '../ui/sheet';
import { returnTexts } from './return-texts';
import { TillFailure } from './till-failure';
import type { ReturnState } from './use-return';

interface Props {
  state: ReturnState;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is written down as back. */
export function ReturnDialog({ state, onConfirm, onClose }: Props) {
  if (state.step === 'closed') return null;
  const { waiver, sending, failure } = state;
  const { number, benefitTitle, maskedName, note } = waiver;
  return (
    <Dialog
      title={returnTexts.title}
      text={`${returnTexts.ask(number, benefitTitle, maskedName)}${note === undefined ? '' : `，${note}`}。${returnTexts.note}`}
      confirmText={returnTexts.confirm}
      busy={sending}
      onConfirm={onConfirm}
      onCancel={onClose}
    >
      {failure && <TillFailure text={failureText(failure)} />}
    </Dialog>
  );
}
