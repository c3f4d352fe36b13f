import { quotaText } from '@benefit/shared/ledger/quota-rules';
import type { Benefit } from '@benefit/shared/venue/venue-contract';

/** How often a benefit can be had; nothing where its title says it all already (每季度免费借阅 2 次). */
export function quotaBeside(title: string, quota: Benefit['quota']): string {
  if (!quota) return '';
  const text = quotaText(quota);
  return text.split(' ').every((part) => title.includes(part)) ? '' : text;
}
