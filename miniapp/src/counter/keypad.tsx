import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import { Icon } from '../ui/icon';
import type { PadKey } from './key-reader';
import './counter.scss';

interface KeypadProps {
  /** Amounts have a point, numbers of sixteen digits none. */
  point: boolean;
  /** What the large key does, in two short lines. */
  go: readonly [string, string];
  ready: boolean;
  busy: boolean;
  onKey: (key: PadKey) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The keypad at the thumb: digits, delete, and one large key. */
export function Keypad({ point, go, ready, busy, onKey }: KeypadProps) {
  return (
    <View className="keypad">
      <View className="keypad-digits">
        {DIGITS.map((digit) => (
          <Key key={digit} name={digit} onKey={onKey} />
        ))}
        <Key name="0" wide={point ? 2 : 3} onKey={onKey} />
        {point && <Key name="." onKey={onKey} />}
      </View>
      <View className="keypad-side">
        <Key name="delete" label="退格" onKey={onKey}>
          <Icon name="erase" />
        </Key>
        <Key name="enter" label={go.join('')} off={!ready || busy} onKey={onKey}>
          <Text>{busy ? '正在' : go[0]}</Text>
          <Text>{busy ? '办理' : go[1]}</Text>
        </Key>
      </View>
    </View>
  );
}

interface KeyProps {
  name: PadKey;
  label?: string;
  wide?: 1 | 2 | 3;
  off?: boolean;
  onKey: (key: PadKey) => void;
  children?: ReactNode;
}

/** Out of the tab order: each key of the pad has one of the keyboard beside it. */
function Key({ name, label = name, wide = 1, off = false, onKey, children }: KeyProps) {
  return (
    <View
      className={classes('key', `key-wide-${wide}`, name === 'enter' && 'key-go', off && 'key-off')}
      hoverClass="is-pressed"
      {...{ role: 'button', 'aria-label': label, 'aria-disabled': off || undefined }}
      onClick={() => {
        if (!off) onKey(name);
      }}
    >
      {children ?? <Text>{name}</Text>}
    </View>
  );
}
