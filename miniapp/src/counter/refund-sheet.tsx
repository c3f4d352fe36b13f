import { yuanText } from '@benefit/shared/counter/amount-rules';
import { Text } from '@tarojs/components';
import { failureText } from '../platform/failure-text';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { refundFen } from './refund-amount';
import { refundTexts } from './refund-texts';
import { TillFailure } from './till-failure';
import type { RefundState } from './use-refund';

interface Props {
  state: RefundState;
  onAmount: (amount: string) => void;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks how much was paid back. */
export function RefundSheet({ state, onAmount, onConfirm, onClose }: Props) {
  if (state.step === 'closed') return null;
  const { target, amount, sending, failure } = state;
  const left = yuanText(target.leftFen);
  const wrong = refundFen(amount, target.leftFen) === null;
  return (
    <Sheet
      title={refundTexts.title}
      onClose={onClose}
      dock={
        <Button block disabled={wrong} busy={sending} onPress={onConfirm}>
          {sending ? refundTexts.sending : refundTexts.confirm}
        </Button>
      }
    >
      <Text className="void-target num">
        {refundTexts.target(target.number, target.benefitTitle, target.maskedName)}
      </Text>
      <Field
        label={refundTexts.amount}
        hint={refundTexts.hint(left)}
        error={wrong && amount !== '' ? refundTexts.wrong(left) : undefined}
      >
        <TextInput
          label={refundTexts.amount}
          kind="digit"
          value={amount}
          maxLength={10}
          onChange={onAmount}
          onConfirm={onConfirm}
        />
      </Field>
      <Text className="void-note">{refundTexts.note}</Text>
      {failure && <TillFailure text={failureText(failure)} />}
    </Sheet>
  );
}
