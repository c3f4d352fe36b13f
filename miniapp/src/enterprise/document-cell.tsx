import type { EnterpriseFilePurpose } from '@benefit/shared/enterprise/enterprise-contract';
import { View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Cell } from '../ui/cell';
import { enterpriseTexts, purposeText } from './enterprise-texts';
import type { DocumentWay } from './send-document';
import './enterprise.scss';

interface Props {
  purpose: EnterpriseFilePurpose;
  /** What is said of it: that it is there, or what it is needed for. */
  note: string;
  here: boolean;
  busy: boolean;
  onSend: (way: DocumentWay) => void;
}

/** A document with the two ways to it. */
export function DocumentCell({ purpose, note, here, busy, onSend }: Props) {
  const name = purposeText[purpose];
  return (
    <Cell
      icon={here ? 'check-circle' : 'file'}
      iconTone={here ? 'green' : 'plain'}
      title={name}
      note={note}
      end={
        <View className="enterprise-ways">
          <Button
            kind="tint"
            slim
            busy={busy}
            label={`${enterpriseTexts.photo}：${name}`}
            onPress={() => onSend('camera')}
          >
            {enterpriseTexts.photo}
          </Button>
          <Button
            kind="tint"
            slim
            busy={busy}
            label={`${enterpriseTexts.album}：${name}`}
            onPress={() => onSend('album')}
          >
            {enterpriseTexts.album}
          </Button>
        </View>
      }
    />
  );
}
