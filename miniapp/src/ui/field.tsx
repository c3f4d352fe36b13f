import { Input, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import './field.scss';

interface FieldProps {
  label: string;
  /** What is wrong, under the field. */
  error?: string | undefined;
  /** What to type, while nothing is wrong. */
  hint?: string;
  children: ReactNode;
}

/** A labelled place in a form. */
export function Field({ label, error, hint, children }: FieldProps) {
  return (
    <View className={classes('field', error !== undefined && 'field--wrong')}>
      <Text className="field-label">{label}</Text>
      {children}
      {error !== undefined && <Text className="field-error">{error}</Text>}
      {error === undefined && hint !== undefined && <Text className="field-hint">{hint}</Text>}
    </View>
  );
}

interface TextInputProps {
  value: string;
  onChange: (text: string) => void;
  /** What it is called for those who cannot see the label. */
  label: string;
  placeholder?: string;
  kind?: 'text' | 'number' | 'idcard' | 'digit';
  password?: boolean;
  maxLength?: number;
  disabled?: boolean;
  focus?: boolean;
  onConfirm?: () => void;
  className?: string;
}

export function TextInput({
  value,
  onChange,
  label,
  placeholder = '',
  kind = 'text',
  password = false,
  maxLength = 140,
  disabled = false,
  focus = false,
  onConfirm,
  className,
}: TextInputProps) {
  return (
    <View className={classes('text-input', className)}>
      <Input
        className="text-input-box"
        value={value}
        type={kind}
        password={password}
        placeholder={placeholder}
        placeholderClass="text-input-placeholder"
        maxlength={maxLength}
        disabled={disabled}
        focus={focus}
        {...{ 'aria-label': label }}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={() => onConfirm?.()}
      />
    </View>
  );
}
