import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { CategoryField } from '@benefit/shared/relief/category-rules';
import { dayText } from './relief-texts';

/** A field's value as it is read: ¥500.00, 12 小时, 国家级. */
export function fieldText({ kind, choices }: CategoryField, value: string | number): string {
  if (kind === 'fen' && typeof value === 'number') return yuanText(value);
  if (kind === 'hours') return `${value} 小时`;
  if (kind === 'day') return dayText(String(value));
  if (kind === 'choice') return choices?.find((choice) => choice.value === value)?.label ?? String(value);
  return String(value);
}
