import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import { spokenTime } from '../platform/spoken-time';
import { Button } from '../ui/button';
import { Cell } from '../ui/cell';
import { returnTexts } from './return-texts';

interface Props {
  waiver: OpenWaiver;
  onReturn: (waiver: OpenWaiver) => void;
}

/** Something that is out, with the button that takes it back. */
export function OpenCell({ waiver, onReturn }: Props) {
  const { number, maskedName, benefitTitle, since, note } = waiver;
  return (
    <Cell
      title={benefitTitle}
      note={`第 ${number} 号，${maskedName}，${spokenTime(since)}${note === undefined ? '' : `，${note}`}`}
      end={
        <Button kind="tint" slim label={`${returnTexts.do}第 ${number} 号`} onPress={() => onReturn(waiver)}>
          {returnTexts.do}
        </Button>
      }
    />
  );
}
