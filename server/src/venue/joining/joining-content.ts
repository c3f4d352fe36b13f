import { canonicalJson } from '@benefit/shared/canonical-json';
import type { BenefitDraft, JoiningContent } from '@benefit/shared/venue/joining-rules';
import { ANY_TIME } from '@benefit/shared/venue/benefit-time-rules';
import { emptyJoining } from '@benefit/shared/venue/joining-rules';

/** What of a venue's content an announcement publishes; the unit's own data are not among it. */
export type PublishedContent = Pick<JoiningContent, 'benefits' | 'sameReason' | 'announcement' | 'listing'>;

export const publishedPart = ({
  benefits,
  sameReason,
  announcement,
  listing,
}: PublishedContent): PublishedContent => ({
  benefits,
  sameReason,
  announcement,
  listing,
});

/** Content as it was kept; what a later release added stands as in an empty form. */
export function readContent(json: string): JoiningContent {
  const kept = JSON.parse(json) as JoiningContent;
  const empty = emptyJoining();
  return {
    unit: { ...empty.unit, ...kept.unit },
    benefits: kept.benefits.map(wholeBenefit),
    sameReason: kept.sameReason,
    announcement: { ...empty.announcement, ...kept.announcement },
    listing: { ...empty.listing, ...kept.listing },
  };
}

/** What was published, as it was kept; what a later release added stands as in an empty form. */
export function readPublished(json: string): PublishedContent {
  const kept = JSON.parse(json) as PublishedContent;
  return {
    ...kept,
    benefits: kept.benefits.map(wholeBenefit),
    listing: { ...emptyJoining().listing, ...kept.listing },
  };
}

const wholeBenefit = (kept: KeptBenefit): BenefitDraft => ({ quotaFor: 'outlet', times: ANY_TIME, ...kept });

/** A benefit that may have been kept before it could be limited to times and counted at all outlets. */
type KeptBenefit = Omit<BenefitDraft, 'quotaFor' | 'times'> & Partial<BenefitDraft>;

export const sameBenefit = (one: BenefitDraft, other: BenefitDraft): boolean =>
  canonicalJson(one) === canonicalJson(other);

export const samePublished = (one: PublishedContent, other: PublishedContent): boolean =>
  canonicalJson(publishedPart(one)) === canonicalJson(publishedPart(other));
