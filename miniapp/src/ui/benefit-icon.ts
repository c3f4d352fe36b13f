import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import type { IconName } from './icon';

export const BENEFIT_ICON: Record<BenefitKind, IconName> = {
  'deposit-waiver': 'wallet',
  'percentage-off': 'tag',
  'free-loans': 'book',
  'free-services': 'print',
};
