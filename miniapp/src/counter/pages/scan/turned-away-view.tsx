import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Icon } from '../../../ui/icon';
import { outcomeOf } from '../../signals';
import { spokenTime } from '../../../platform/spoken-time';
import { isSlip, type TurnedAway } from '../../till-state';
import { forgedReason, refusedTexts, typedWrongly, verdictStep, verdictWord } from './scan-texts';

interface TurnedAwayViewProps {
  answer: TurnedAway;
  /** The sixteen digits were typed; wrong ones are most often a slip. */
  typed: boolean;
  at: Date;
}

const MARKS = { refused: 'mobile', mendable: 'refresh', forged: 'close' } as const;

/** No benefit this time: in the colour, word and tone of what the cashier can do about it. */
export function TurnedAwayView({ answer, typed, at }: TurnedAwayViewProps) {
  const slip = isSlip({ answer, typed });
  const outcome = slip ? 'mendable' : outcomeOf[answer.verdict];
  if (outcome === 'may-have') return null;
  if (outcome === 'refused') return <RefusedView at={at} />;
  const word = slip ? typedWrongly.word : verdictWord[answer.verdict];
  return (
    <View className="result" {...{ role: 'status' }}>
      <View className={`result-mark result-mark-${outcome}`}>
        <Icon name={MARKS[outcome]} size="xl" bold />
      </View>
      <Text className={`result-word result-word-${outcome}`}>{word}</Text>
      <Text className="result-lead">{leadOf(answer.verdict, slip)}</Text>
      {answer.verdict === 'already-used' && (
        <Text className="result-used">{`${spokenTime(answer.usedAt, at)}，在${answer.venueName}用过`}</Text>
      )}
      {outcome === 'forged' && (
        <Card pad className="result-card">
          <Text>{verdictStep[answer.verdict]}</Text>
        </Card>
      )}
    </View>
  );
}

/** Neutral and quiet: the reason is the holder's own (rule 23). */
function RefusedView({ at }: { at: Date }) {
  return (
    <View className="result" {...{ role: 'status' }}>
      <View className="result-mark result-mark-refused">
        <Icon name="mobile" size="xl" />
      </View>
      <Text className="result-word">{verdictWord.refused}</Text>
      <Text className="result-lead">{refusedTexts.lead}</Text>
      <Card className="result-card">
        {refusedTexts.cells.map(({ icon, title, note }) => (
          <Cell key={title} icon={icon} iconTone="plain" title={title} note={note} />
        ))}
      </Card>
      <Text className="result-code">{spokenTime(at.toISOString(), at)}</Text>
    </View>
  );
}

/** A code that a cashier can mend says what to do; a forged one says what is wrong with it. */
function leadOf(verdict: TurnedAway['verdict'], slip: boolean): string {
  return slip ? typedWrongly.step : (forgedReason[verdict] ?? verdictStep[verdict]);
}
