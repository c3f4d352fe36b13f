import { yuanText } from '@benefit/shared/counter/amount-rules';
import { Text, View } from '@tarojs/components';
import { failureText } from '../platform/failure-text';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Field, TextInput } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { VOID_REASONS } from './counter-texts';
import { TillFailure } from './till-failure';
import { MAX_REASON_LENGTH, type VoidState } from './use-void';
import { voidTexts } from './void-sheet-texts';

interface VoidSheetProps {
  state: VoidState;
  onReason: (reason: string) => void;
  onConfirm: () => void;
  onClose: () => void;
}

const OPTIONS = VOID_REASONS.map((reason) => ({ value: reason as string, text: reason }));

/** Asks why a redemption is taken back. */
export function VoidSheet({ state, onReason, onConfirm, onClose }: VoidSheetProps) {
  if (state.step === 'closed') return null;
  const { target, reason, sending, failure } = state;
  const isCommon = OPTIONS.some(({ value }) => value === reason);
  const paid = target.payableFen === null ? '' : `，实付 ${yuanText(target.payableFen)}`;
  return (
    <Sheet
      title={voidTexts.title}
      onClose={onClose}
      dock={
        <Button block disabled={reason.trim() === ''} busy={sending} onPress={onConfirm}>
          {sending ? voidTexts.sending : voidTexts.confirm}
        </Button>
      }
    >
      <Text className="void-target num">{`台账 第 ${target.number} 号：${target.benefitTitle}，${target.maskedName}${paid}`}</Text>
      <View className="void-reasons">
        <Choice
          label={voidTexts.reasons}
          options={OPTIONS}
          value={isCommon ? reason : null}
          onChange={onReason}
        />
      </View>
      <Field label={voidTexts.other}>
        <TextInput
          label={voidTexts.other}
          value={isCommon ? '' : reason}
          maxLength={MAX_REASON_LENGTH}
          onChange={onReason}
        />
      </Field>
      <Text className="void-note">{voidTexts.note}</Text>
      {failure && <TillFailure text={failureText(failure)} />}
    </Sheet>
  );
}
