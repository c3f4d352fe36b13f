import { percentOffText } from '@benefit/shared/counter/amount-rules';
import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import { Text, View } from '@tarojs/components';
import { failureText } from '../../../platform/failure-text';
import type { Failure } from '../../../platform/call';
import { Button } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { Card } from '../../../ui/card';
import { Icon } from '../../../ui/icon';
import { SectionHead } from '../../../ui/section-head';
import { opensText, startsAnewText } from '../../counter-texts';
import { TillFailure } from '../../till-failure';
import { Pick } from '../../pick';
import { needsNewScan } from '../../redemption-outcome';
import { OpenCell } from '../../open-cell';
import { returnTexts } from '../../return-texts';
import { canChoose, isFull, type Decision } from '../../till-state';
import { mayHaveTexts, problemStepOf } from './scan-texts';

interface MayHaveViewProps {
  decision: Decision;
  failure: Failure | null;
  now: Date;
  onChoose: (benefitId: string) => void;
  onRescan: () => void;
  onReturn: (waiver: OpenWaiver) => void;
}

/** Green: what this customer can have here. Nothing is chosen beforehand. */
export function MayHaveView({ decision, failure, now, onChoose, onRescan, onReturn }: MayHaveViewProps) {
  const { answer } = decision;
  const none = !answer.benefits.some(canChoose);
  return (
    <View className="may-have">
      <View
        className={classes('verdict', answer.holder.kind === 'enterprise' && 'verdict--enterprise')}
        {...{ role: 'status' }}
      >
        <View className="verdict-mark">
          <Icon name="check" size="l" />
        </View>
        <View className="verdict-words">
          <Text className="verdict-word">{mayHaveTexts.word}</Text>
          <Text className="verdict-hint">{none ? mayHaveTexts.noneLeft : mayHaveTexts.choose}</Text>
        </View>
        <View className="verdict-who">
          <Text className="verdict-name">{answer.holder.enterpriseName ?? answer.holder.maskedName}</Text>
          <Text className="verdict-hint">
            {answer.holder.kind === 'person'
              ? mayHaveTexts.checkName
              : mayHaveTexts.enterprise(answer.holder.maskedName)}
          </Text>
        </View>
      </View>
      {failure && (
        <TillFailure text={failureText(failure)} step={problemStepOf(failure, now)}>
          {needsNewScan(failure) && (
            <Button kind="tint" onPress={onRescan}>
              {mayHaveTexts.rescan}
            </Button>
          )}
        </TillFailure>
      )}
      {answer.benefits.length === 0 && <Text className="may-have-none">{mayHaveTexts.noBenefit}</Text>}
      <View className="picks" {...{ role: 'radiogroup', 'aria-label': mayHaveTexts.group }}>
        {answer.benefits.map((benefit) => (
          <Pick
            key={benefit.benefitId}
            title={benefit.title}
            note={noteOf(benefit, now)}
            chosen={benefit.benefitId === decision.chosen}
            disabled={!canChoose(benefit)}
            end={<LeftOf benefit={benefit} now={now} />}
            onChoose={() => onChoose(benefit.benefitId)}
          />
        ))}
      </View>
      {answer.openWaivers.length > 0 && (
        <View>
          <SectionHead title={returnTexts.out(answer.openWaivers.length)} />
          <Card>
            {answer.openWaivers.map((waiver) => (
              <OpenCell key={waiver.redemptionId} waiver={waiver} onReturn={onReturn} />
            ))}
          </Card>
        </View>
      )}
    </View>
  );
}

/** What the cashier has to know beside the name: when it can be had, what is taken off, how it is given. */
function noteOf({ limits, notNow, availableAt, percentOff, terms }: OfferedBenefit, now: Date): string {
  const opens = notNow === true ? opensText(availableAt, now) : '';
  const how = percentOff === undefined ? terms : percentOffText(percentOff);
  return [opens, limits ?? '', how].filter((part) => part !== '').join('；');
}

function LeftOf({ benefit, now }: { benefit: OfferedBenefit; now: Date }) {
  if (isFull(benefit.open)) {
    return (
      <View className="pick-left pick-left-none">
        <Text>{returnTexts.out(benefit.open?.count ?? 0)}</Text>
        <Text className="pick-anew">{returnTexts.fullStep}</Text>
      </View>
    );
  }
  if (benefit.notNow === true) {
    return (
      <View className="pick-left pick-left-none">
        <Text>{mayHaveTexts.notNow}</Text>
      </View>
    );
  }
  if (!canChoose(benefit)) {
    return (
      <View className="pick-left pick-left-none">
        <Text>{mayHaveTexts.usedUp}</Text>
        <Text className="pick-anew">{startsAnewText(benefit.availableAt, now)}</Text>
      </View>
    );
  }
  if (benefit.remaining === null) return null;
  return (
    <View className="pick-left">
      <Text>剩</Text>
      <Text className="pick-number">{String(benefit.remaining)}</Text>
      <Text>次</Text>
    </View>
  );
}
