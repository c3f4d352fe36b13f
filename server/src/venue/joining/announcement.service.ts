import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { shanghaiDate, startOfShanghaiDay } from '@benefit/shared/shanghai-time';
import { announcementNumber, composeAnnouncement } from '@benefit/shared/venue/announcement-rules';
import type { Announcement } from '@benefit/shared/venue/announcement-rules';
import type { Audience } from '@benefit/shared/venue/benefit-rules';
import { audiencesMadeWorse, benefitTitle } from '@benefit/shared/venue/benefit-worth-rules';
import type { PublishedAnnouncement } from '@benefit/shared/venue/joining-contract';
import type { BenefitDraft, JoiningContent } from '@benefit/shared/venue/joining-rules';
import { unitQuotaName } from '@benefit/shared/venue/joining-rules';
import { isOver } from '@benefit/shared/venue/benefit-time-rules';
import { isPublic } from '@benefit/shared/venue/venue-state-rules';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import type { VenueAnnouncement } from './announcement.entity.ts';
import type { BenefitVersion } from '../benefit.entity.ts';
import { VenueRepository } from '../venue.repository.ts';
import { AnnouncementRepository } from './announcement.repository.ts';
import { publishedPart, readPublished, sameBenefit } from './joining-content.ts';
import { JoiningRepository } from './joining.repository.ts';

const DAY_MS = 24 * 3600_000;
const ID_LENGTH = 26;
/** What is published, by whom, and since when. */
export interface Publication {
  venueId: string;
  content: JoiningContent;
  accountId: string;
  at: Date;
}

/** Announcements of 附件1: published with date and number, and put in force (rule 6, 四 1). */
@Injectable()
export class AnnouncementService {
  constructor(
    private readonly database: Database,
    private readonly announcements: AnnouncementRepository,
    private readonly joinings: JoiningRepository,
    private readonly venues: VenueRepository,
  ) {}

  /** @throws Problem `not-found` for a venue that was never live, was removed, or has published nothing */
  async current(venueId: string): Promise<PublishedAnnouncement> {
    return this.database.read(async (tx) => {
      const venue = await this.venues.findVenue(tx, venueId);
      const latest = await this.announcements.latest(tx, venueId);
      if (venue === null || latest === null || !isPublic(venue.status))
        throw new Problem('not-found', { detail: '没有这份公告' });
      const { version, number } = latest;
      return { version, number, ...(JSON.parse(latest.body) as Announcement) };
    });
  }

  /**
   * Publishes the next announcement of a venue in the caller's transaction. A benefit whose grade gets
   * less than before starts after the notice that the announcement before it promised; everything else
   * starts now. Versions that gave something stay as they were.
   *
   * @throws Problem `change-pending` while the change before is not in force yet, `invalid-request` for
   *   a benefit of another venue
   */
  async publish(tx: Tx, { venueId, content, accountId, at }: Publication): Promise<void> {
    const before = await this.announcements.latest(tx, venueId);
    const previous = before === null ? null : readPublished(before.content);
    const pending = await this.announcements.pendingFrom(tx, venueId, at);
    if (pending !== null) {
      const detail = `上次公告的变更 ${shanghaiDate(pending)} 起执行，之后才能再发布`;
      throw new Problem('change-pending', { detail, availableAt: pending.toISOString() });
    }
    // what has run out by its own last day is not taken away by leaving it out
    const today = shanghaiDate(at);
    const running = (previous?.benefits ?? []).filter(({ times }) => !isOver(times, today));
    const less = audiencesMadeWorse(running, content.benefits);
    const later = startOfShanghaiDay(
      new Date(at.getTime() + (previous?.announcement.noticeDays ?? 0) * DAY_MS),
    );
    const startOf = (audience: Audience): Date =>
      less.some(({ holder, grade }) => holder === audience.holder && grade === audience.grade) ? later : at;
    await this.putInForce(tx, venueId, {
      at,
      previous: previous?.benefits ?? [],
      next: content.benefits,
      creditCode: content.unit.creditCode,
      startOf,
    });

    const lessFrom = less.length === 0 ? null : shanghaiDate(later);
    const date = await this.announce(tx, { venueId, content, accountId, at }, before, lessFrom);
    const { unit, listing } = content;
    const { position } = listing;
    await this.joinings.updateVenue(tx, venueId, {
      name: unit.name.trim(),
      kind: unit.kind,
      district: listing.district,
      address: listing.address.trim(),
      servicePhone: listing.servicePhone.trim(),
      features: listing.features.trim(),
      openingTimes: listing.openingTimes,
      closedOnHolidays: listing.closedOnHolidays ? 1 : 0,
      announcedOn: date,
      latitudeE6: position === null ? null : Math.round(position.latitude * 1e6),
      longitudeE6: position === null ? null : Math.round(position.longitude * 1e6),
      benefitTimes: listing.benefitTimes.trim(),
      more: listing.more.trim() || null,
      pictureIds: JSON.stringify(listing.pictureIds),
    });
  }

  /**
   * Takes back what a published change would take away, before it is in force: what holds now goes on, and
   * an announcement of its own says so. What the change gave more stays.
   *
   * @param unit as the venue has filled it in
   * @throws Problem `not-allowed-now` where nothing waits for its day
   */
  async takeBack(
    tx: Tx,
    { venueId, unit, accountId, at }: Omit<Publication, 'content'> & Pick<JoiningContent, 'unit'>,
  ): Promise<void> {
    const [latest, before] = await this.announcements.lastTwo(tx, venueId);
    const pending = await this.announcements.pendingFrom(tx, venueId, at);
    if (pending === null || latest === undefined || before === undefined)
      throw new Problem('not-allowed-now', { detail: '没有还没起用的变更' });
    const next = readPublished(latest.content);
    const previous = readPublished(before.content).benefits.filter(
      ({ times }) => !isOver(times, latest.publishedOn),
    );
    const less = audiencesMadeWorse(previous, next.benefits);
    const isLess = ({ holder, grade }: Audience) =>
      less.some((audience) => audience.holder === holder && audience.grade === grade);
    const benefits = [...next.benefits.filter((one) => !isLess(one)), ...previous.filter(isLess)];
    await this.announcements.dropPending(tx, venueId, at);
    const content = { ...next, benefits, unit };
    const announcedOn = await this.announce(tx, { venueId, content, accountId, at }, latest, null);
    await this.joinings.updateVenue(tx, venueId, { announcedOn });
  }

  /** Adds the next announcement; answers its day. */
  private async announce(
    tx: Tx,
    { venueId, content, accountId, at }: Publication,
    before: VenueAnnouncement | null,
    lessFrom: string | null,
  ): Promise<string> {
    const date = shanghaiDate(at);
    const version = (before?.version ?? 0) + 1;
    await this.announcements.add(tx, {
      id: newId(at),
      venueId,
      version,
      number: announcementNumber(version, date),
      publishedOn: date,
      lessFrom,
      body: JSON.stringify(composeAnnouncement(content, date, lessFrom)),
      content: JSON.stringify(publishedPart(content)),
      accountId,
      publishedAt: at,
    });
    return date;
  }

  private async putInForce(
    tx: Tx,
    venueId: string,
    {
      previous,
      next,
      creditCode,
      startOf,
      at,
    }: {
      previous: BenefitDraft[];
      next: BenefitDraft[];
      creditCode: string;
      startOf: (of: Audience) => Date;
      at: Date;
    },
  ): Promise<void> {
    const ids = next.map(({ benefitId }) => benefitId);
    const [foreign] = await this.announcements.foreign(tx, venueId, ids);
    if (foreign !== undefined || new Set(ids).size < ids.length)
      throw fieldProblem({
        path: 'benefits',
        code: 'used-elsewhere',
        text: '优惠编号重复，请删去后重新添加',
      });
    const known = new Map(
      (await this.announcements.latestVersions(tx, venueId)).map((one) => [one.benefitId, one]),
    );
    for (const draft of next) {
      const last = known.get(draft.benefitId);
      const start = startOf(draft);
      if (last === undefined) {
        await this.announcements.addBenefit(tx, {
          id: draft.benefitId,
          venueId,
          createdAt: at,
        });
        await this.announcements.addVersion(tx, versionOf(draft, 1, start, creditCode));
        continue;
      }
      const before = previous.find(({ benefitId }) => benefitId === draft.benefitId);
      if (last.validUntil === null && before !== undefined && sameBenefit(before, draft)) continue;
      if (last.validUntil === null) await this.announcements.endVersion(tx, last, start);
      await this.announcements.addVersion(tx, versionOf(draft, last.version + 1, start, creditCode));
    }
    for (const last of known.values()) {
      if (last.validUntil === null && !ids.includes(last.benefitId))
        await this.announcements.endVersion(tx, last, startOf(last));
    }
  }
}

function versionOf(
  draft: BenefitDraft,
  version: number,
  validFrom: Date,
  creditCode: string,
): BenefitVersion {
  const { from, until, weekdays, hours } = draft.times;
  const counted = unitQuotaName(creditCode, draft);
  const { benefitId, kind, holder, grade, terms, percentOff, quota, openLimit, reducedFen, basis } = draft;
  return {
    ...{ benefitId, version, kind, holder, grade, terms: terms.trim() },
    title: benefitTitle(draft),
    percentOff: kind === 'percentage-off' ? percentOff : null,
    quotaLimit: quota?.limit ?? null,
    quotaEvery: quota?.every ?? null,
    quotaUnit: quota?.unit ?? null,
    quotaKey: counted === null ? null : keyOf(counted),
    startsOn: from || null,
    endsOn: until || null,
    weekdays: weekdays.length === 0 ? null : weekdays.toSorted().join(''),
    hoursFrom: hours?.from ?? null,
    hoursTo: hours?.to ?? null,
    openLimit: kind === 'deposit-waiver' ? openLimit : null,
    reducedFen: kind === 'deposit-waiver' ? reducedFen : null,
    basis: kind === 'percentage-off' ? basis : null,
    combinable: draft.combinable ? 1 : 0,
    offlineSafe: draft.offlineSafe ? 1 : 0,
    validFrom,
    validUntil: null,
  };
}

/** As long as an id, and never one: a count of a unit is kept where a benefit's is. */
const keyOf = (name: string): string =>
  createHash('sha256').update(name).digest('base64url').slice(0, ID_LENGTH);
