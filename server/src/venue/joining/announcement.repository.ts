import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { sqlInstant } from '../../platform/sql-values.ts';
import { BenefitRow, BenefitVersion } from '../benefit.entity.ts';
import { VenueAnnouncement } from './announcement.entity.ts';

/** Announcements as they were published, and the versions of benefits that they put in force. */
@Injectable()
export class AnnouncementRepository {
  async latest(tx: Tx, venueId: string): Promise<VenueAnnouncement | null> {
    const [latest] = await tx.orm.find(VenueAnnouncement, {
      where: { venueId },
      order: { version: 'DESC' },
      take: 1,
    });
    return latest ?? null;
  }

  async add(tx: Tx, announcement: VenueAnnouncement): Promise<void> {
    await tx.orm.insert(VenueAnnouncement, announcement);
  }

  /** Which of these ids are another venue's benefits. */
  async foreign(tx: Tx, venueId: string, benefitIds: readonly string[]): Promise<string[]> {
    if (benefitIds.length === 0) return [];
    const rows = await tx.orm.findBy(BenefitRow, { id: In([...benefitIds]) });
    return rows.filter((row) => row.venueId !== venueId).map(({ id }) => id);
  }

  /** The last version of each benefit of a venue. */
  async latestVersions(tx: Tx, venueId: string): Promise<BenefitVersion[]> {
    const benefits = await tx.orm.findBy(BenefitRow, { venueId });
    if (benefits.length === 0) return [];
    const versions = await tx.orm.find(BenefitVersion, {
      where: { benefitId: In(benefits.map(({ id }) => id)) },
      order: { version: 'ASC' },
    });
    return [...new Map(versions.map((version) => [version.benefitId, version])).values()];
  }

  /** When a version that is published but not in force yet begins; null where there is none. */
  async pendingFrom(tx: Tx, venueId: string, now: Date): Promise<Date | null> {
    const versions = await this.latestVersions(tx, venueId);
    const begin = versions.flatMap(({ validFrom, validUntil }) => [
      validFrom,
      ...(validUntil ? [validUntil] : []),
    ]);
    return begin.filter((at) => at > now).sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
  }

  /** The last two announcements of a venue, the latest first. */
  lastTwo(tx: Tx, venueId: string): Promise<VenueAnnouncement[]> {
    return tx.orm.find(VenueAnnouncement, { where: { venueId }, order: { version: 'DESC' }, take: 2 });
  }

  /** Forgets versions that have not begun, and lets those go on that were to end: none of them gave anything. */
  async dropPending(tx: Tx, venueId: string, now: Date): Promise<void> {
    const own = 'benefit_id IN (SELECT id FROM benefit WHERE venue_id = ?)';
    const at = sqlInstant(now);
    await tx.execute(`DELETE FROM benefit_version WHERE valid_from > ? AND ${own}`, [at, venueId]);
    await tx.execute(`UPDATE benefit_version SET valid_until = NULL WHERE valid_until > ? AND ${own}`, [
      at,
      venueId,
    ]);
    await tx.execute(
      `DELETE FROM benefit WHERE venue_id = ?
          AND NOT EXISTS (SELECT 1 FROM benefit_version v WHERE v.benefit_id = benefit.id)`,
      [venueId],
    );
  }

  async addBenefit(tx: Tx, benefit: BenefitRow): Promise<void> {
    await tx.orm.insert(BenefitRow, benefit);
  }

  async addVersion(tx: Tx, version: BenefitVersion): Promise<void> {
    await tx.orm.insert(BenefitVersion, version);
  }

  /** Lets a version end; what it gave until then stays as it was. */
  async endVersion(tx: Tx, { benefitId, version }: BenefitVersion, at: Date): Promise<void> {
    await tx.execute('UPDATE benefit_version SET valid_until = ? WHERE benefit_id = ? AND version = ?', [
      sqlInstant(at),
      benefitId,
      version,
    ]);
  }
}
