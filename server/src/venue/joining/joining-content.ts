import { canonicalJson } from '../../platform/canonical-json.ts';
import type { BenefitDraft, JoiningContent } from '@benefit/shared/venue/joining-rules';
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
    benefits: kept.benefits,
    sameReason: kept.sameReason,
    announcement: { ...empty.announcement, ...kept.announcement },
    listing: { ...empty.listing, ...kept.listing },
  };
}

export const sameBenefit = (one: BenefitDraft, other: BenefitDraft): boolean =>
  canonicalJson(one) === canonicalJson(other);

/** What a later release added to the listing stands as in an empty form, as in what was kept. */
const whole = (content: PublishedContent): PublishedContent => ({
  ...publishedPart(content),
  listing: { ...emptyJoining().listing, ...content.listing },
});

export const samePublished = (one: PublishedContent, other: PublishedContent): boolean =>
  canonicalJson(whole(one)) === canonicalJson(whole(other));
