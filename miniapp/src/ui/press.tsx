import { View } from '@tarojs/components';
import type { CSSProperties, ReactNode } from 'react';
import { classes } from './classes';

interface Props {
  className?: string;
  role?: 'button' | 'checkbox' | 'switch' | 'radio' | 'link' | 'tab';
  /** What it is called, where its own words do not say it. */
  label?: string | undefined;
  checked?: boolean;
  disabled?: boolean;
  style?: CSSProperties;
  /** Further attributes, such as `data-…`. */
  attributes?: Record<string, string>;
  onPress: () => void;
  children?: ReactNode;
}

/** Whatever can be pressed: by finger, by mouse and, on H5, by keyboard. */
export function Press({
  className,
  role = 'button',
  label,
  checked,
  disabled = false,
  style,
  attributes,
  onPress,
  children,
}: Props) {
  return (
    <View
      className={classes('press', className, disabled && 'is-off')}
      hoverClass="is-pressed"
      ariaRole={role}
      ariaLabel={label}
      aria-label={label}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      {...{ role, tabIndex: disabled ? -1 : 0, ...attributes }}
      style={style}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      {children}
    </View>
  );
}
