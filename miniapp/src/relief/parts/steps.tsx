import { Text, View } from '@tarojs/components';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Press } from '../../ui/press';
import { DRAFT_STEPS } from '../draft';
import type { DraftStep } from '../draft';
import './steps.scss';

const NAMES: Record<DraftStep, string> = { deed: '事项', evidence: '证明材料', check: '核对提交' };

interface Props {
  step: DraftStep;
  onStep: (step: DraftStep) => void;
}

/** Where one is of the three steps; what is done can be gone back to. */
export function Steps({ step, onStep }: Props) {
  const at = DRAFT_STEPS.indexOf(step);
  return (
    <View className="steps" {...{ 'aria-label': `第 ${at + 1} 步，共 3 步` }}>
      {DRAFT_STEPS.map((name, index) => (
        <View key={name} className={classes('steps-part', index > 0 && 'steps-part--after')}>
          {index > 0 && <View className={classes('steps-line', index <= at && 'steps-line--done')} />}
          <Press
            className={classes('step', index === at && 'step--on', index < at && 'step--done')}
            label={`第 ${index + 1} 步 ${NAMES[name]}`}
            disabled={index >= at}
            onPress={() => onStep(name)}
          >
            <View className="step-mark num">
              {index < at ? <Icon name="check" size="xs" bold /> : <Text>{index + 1}</Text>}
            </View>
            <Text className="step-name">{NAMES[name]}</Text>
          </Press>
        </View>
      ))}
    </View>
  );
}
