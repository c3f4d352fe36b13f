import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { VenueRow } from '../venue.entity.ts';
import { VenueJoining } from './joining.entity.ts';
import { SponsorRow } from './sponsor.entity.ts';
import { VenueFileRow } from './venue-file.entity.ts';

/** What venues fill in, their files, and the units that vouch for them. */
@Injectable()
export class JoiningRepository {
  find(tx: Tx, venueId: string): Promise<VenueJoining | null> {
    return tx.orm.findOneBy(VenueJoining, { venueId });
  }

  /** When several venues first went live, by venue. */
  async firstLiveOf(tx: Tx, venueIds: readonly string[]): Promise<Map<string, Date>> {
    if (venueIds.length === 0) return new Map();
    const found = await tx.orm.find(VenueJoining, {
      where: { venueId: In([...venueIds]) },
      select: { venueId: true, firstLiveAt: true },
    });
    return new Map(
      found.flatMap(({ venueId, firstLiveAt }) => (firstLiveAt === null ? [] : [[venueId, firstLiveAt]])),
    );
  }

  async add(tx: Tx, joining: VenueJoining): Promise<void> {
    await tx.orm.insert(VenueJoining, joining);
  }

  async update(tx: Tx, venueId: string, changes: Partial<VenueJoining>): Promise<void> {
    await tx.orm.update(VenueJoining, { venueId }, changes);
  }

  async updateVenue(tx: Tx, id: string, changes: Partial<VenueRow>): Promise<void> {
    await tx.orm.update(VenueRow, { id }, changes);
  }

  /** How many venues an account has begun and not handed in. */
  async countDrafts(tx: Tx, accountId: string): Promise<number> {
    const [row] = await tx.query<{ drafts: number | string }>(
      `SELECT COUNT(*) AS drafts FROM venue_joining j JOIN venue v ON v.id = j.venue_id
        WHERE j.created_by = ? AND v.status = 'draft'`,
      [accountId],
    );
    return Number(row?.drafts ?? 0);
  }

  sponsors(tx: Tx): Promise<SponsorRow[]> {
    return tx.orm.find(SponsorRow, { order: { district: 'ASC', name: 'ASC' } });
  }

  findSponsor(tx: Tx, id: string): Promise<SponsorRow | null> {
    return tx.orm.findOneBy(SponsorRow, { id });
  }

  findSponsorByName(tx: Tx, name: string): Promise<SponsorRow | null> {
    return tx.orm.findOneBy(SponsorRow, { name });
  }

  async addSponsor(tx: Tx, sponsor: SponsorRow): Promise<void> {
    await tx.orm.insert(SponsorRow, sponsor);
  }

  /** Who vouches for a venue; null where it names nobody yet. */
  async sponsorOf(tx: Tx, venueId: string): Promise<SponsorRow | null> {
    const sponsorId = (await this.find(tx, venueId))?.sponsorId ?? null;
    return sponsorId === null ? null : this.findSponsor(tx, sponsorId);
  }

  /** The names of those who vouch for several venues, by venue. */
  async sponsorNames(tx: Tx, venueIds: readonly string[]): Promise<Map<string, string>> {
    if (venueIds.length === 0) return new Map();
    const rows = await tx.query<{ venue_id: string; name: string }>(
      `SELECT j.venue_id, s.name FROM venue_joining j JOIN sponsor s ON s.id = j.sponsor_id
        WHERE j.venue_id IN (${venueIds.map(() => '?').join(', ')})`,
      [...venueIds],
    );
    return new Map(rows.map(({ venue_id: venueId, name }) => [venueId, name]));
  }

  /** Files of a venue that were not taken off, in the order in which they came. */
  files(tx: Tx, venueId: string): Promise<VenueFileRow[]> {
    return tx.orm.find(VenueFileRow, { where: { venueId, removedAt: IsNull() }, order: { id: 'ASC' } });
  }

  findFile(tx: Tx, id: string): Promise<VenueFileRow | null> {
    return tx.orm.findOneBy(VenueFileRow, { id });
  }

  findFiles(tx: Tx, ids: readonly string[]): Promise<VenueFileRow[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.orm.findBy(VenueFileRow, { id: In([...ids]) });
  }

  async addFile(tx: Tx, file: VenueFileRow): Promise<void> {
    await tx.orm.insert(VenueFileRow, file);
  }

  async updateFile(tx: Tx, id: string, changes: Partial<VenueFileRow>): Promise<void> {
    await tx.orm.update(VenueFileRow, { id }, changes);
  }

  /** Files of a venue that were taken off and still have their bytes. */
  takenOff(tx: Tx, venueId: string): Promise<VenueFileRow[]> {
    return tx.orm.findBy(VenueFileRow, { venueId, removedAt: Not(IsNull()), fileId: Not(IsNull()) });
  }
}
