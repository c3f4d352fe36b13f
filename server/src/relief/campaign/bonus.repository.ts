import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { SqlValue, Tx } from '../../platform/database.ts';
import { instant, sqlInstant } from '../../platform/sql-values.ts';
import { BonusRow } from './bonus.entity.ts';
import { GrantRound } from './campaign.entity.ts';

/** A confirmed personal report that has no bonus, or none at the instant asked about. */
export interface Candidate {
  reportId: string;
  personId: string;
  confirmedAt: Date;
}

/** Figures of one round. */
export interface RoundTotals {
  bonuses: number;
  points: number;
  credited: number;
  rejected: number;
}

@Injectable()
export class BonusRepository {
  rounds(tx: Tx, campaignId: string): Promise<GrantRound[]> {
    return tx.orm.find(GrantRound, { where: { campaignId }, order: { round: 'ASC' } });
  }

  async addRound(tx: Tx, round: GrantRound): Promise<void> {
    await tx.orm.insert(GrantRound, round);
  }

  async finishRound(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.orm.update(GrantRound, { id }, { finishedAt: at });
  }

  async totalsByRound(tx: Tx, campaignId: string): Promise<Map<number, RoundTotals>> {
    const rows = await tx.query<Record<keyof RoundTotals | 'round', number | string>>(
      `SELECT round, COUNT(*) AS bonuses, SUM(points) AS points,
              SUM(CASE WHEN state = 'credited' THEN 1 ELSE 0 END) AS credited,
              SUM(CASE WHEN state = 'rejected' THEN 1 ELSE 0 END) AS rejected
         FROM bonus WHERE campaign_id = ? GROUP BY round`,
      [campaignId],
    );
    return new Map(
      rows.map((row) => [
        Number(row.round),
        {
          bonuses: Number(row.bonuses),
          points: Number(row.points),
          credited: Number(row.credited),
          rejected: Number(row.rejected),
        },
      ]),
    );
  }

  /**
   * Reports confirmed by an instant whose person was bound by then and that had no bonus then, by
   * person, and of a person in the order of their confirmation.
   *
   * @param open true to take only what has no bonus to this day, of so many whole people; else the past is replayed
   */
  async candidates(
    tx: Tx,
    campaignId: string,
    asOf: Date,
    open: { people: number } | null,
  ): Promise<Candidate[]> {
    const at = sqlInstant(asOf);
    const of = `FROM report r JOIN person p ON p.id = r.person_id
                LEFT JOIN bonus b ON b.report_id = r.id
               WHERE r.campaign_id = ? AND r.state IN ('confirmed', 'granted', 'credited', 'rejected')
                 AND r.holder = 'person' AND r.confirmed_at <= ? AND p.proved_at <= ?
                 AND (b.id IS NULL${open === null ? ' OR b.granted_at > ?' : ''})`;
    const values: SqlValue[] = [campaignId, at, at, ...(open === null ? [at] : [])];
    let people = '';
    if (open !== null) {
      const rows = await tx.query<{ person_id: string }>(
        `SELECT DISTINCT r.person_id ${of} ORDER BY r.person_id LIMIT ${open.people}`,
        values,
      );
      if (rows.length === 0) return [];
      people = ` AND r.person_id IN (${rows.map(() => '?').join(', ')})`;
      values.push(...rows.map(({ person_id }) => person_id));
    }
    const rows = await tx.query<{ id: string; person_id: string; confirmed_at: string | Date }>(
      `SELECT r.id, r.person_id, r.confirmed_at ${of}${people} ORDER BY r.person_id, r.confirmed_at, r.id`,
      values,
    );
    return rows.map(({ id, person_id, confirmed_at }) => ({
      reportId: id,
      personId: person_id,
      confirmedAt: instant(confirmed_at),
    }));
  }

  /** Points that stood at an instant, by person and category. */
  async standing(
    tx: Tx,
    campaignId: string,
    personIds: readonly string[],
    asOf: Date,
  ): Promise<{ personId: string; categoryCode: string; points: number }[]> {
    if (personIds.length === 0) return [];
    const rows = await tx.query<{ person_id: string; category_code: string; points: number | string }>(
      `SELECT b.person_id, r.category_code, SUM(b.points) AS points
         FROM bonus b JOIN report r ON r.id = b.report_id
        WHERE b.campaign_id = ? AND b.granted_at <= ? AND b.person_id IN (${personIds.map(() => '?').join(', ')})
        GROUP BY b.person_id, r.category_code`,
      [campaignId, sqlInstant(asOf), ...personIds],
    );
    return rows.map(({ person_id, category_code, points }) => ({
      personId: person_id,
      categoryCode: category_code,
      points: Number(points),
    }));
  }

  /** Reports that cannot be granted yet, by what they wait for. */
  async waiting(
    tx: Tx,
    campaignId: string,
  ): Promise<{ checking: number; unbound: number; appealed: number }> {
    const [row] = await tx.query<Record<'checking' | 'unbound' | 'appealed', number | string | null>>(
      `SELECT SUM(CASE WHEN state = 'recognised' THEN 1 ELSE 0 END) AS checking,
              SUM(CASE WHEN state = 'confirmed' AND person_id IS NULL THEN 1 ELSE 0 END) AS unbound,
              SUM(CASE WHEN state = 'appealed' THEN 1 ELSE 0 END) AS appealed
         FROM report WHERE campaign_id = ? AND holder = 'person' AND state IN ('recognised', 'confirmed', 'appealed')`,
      [campaignId],
    );
    return {
      checking: Number(row?.checking ?? 0),
      unbound: Number(row?.unbound ?? 0),
      appealed: Number(row?.appealed ?? 0),
    };
  }

  async add(tx: Tx, bonus: BonusRow): Promise<void> {
    await tx.orm.insert(BonusRow, bonus);
  }

  find(tx: Tx, id: string): Promise<BonusRow | null> {
    return tx.orm.findOneBy(BonusRow, { id });
  }

  /** Locks a bonus until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<BonusRow | null> {
    await tx.query(`SELECT id FROM bonus WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id);
  }

  async update(tx: Tx, id: string, changes: Partial<BonusRow>): Promise<void> {
    await tx.orm.update(BonusRow, { id }, changes);
  }

  ofReports(tx: Tx, reportIds: readonly string[]): Promise<BonusRow[]> {
    if (reportIds.length === 0) return Promise.resolve([]);
    return tx.orm.findBy(BonusRow, { reportId: In([...reportIds]) });
  }

  ofPerson(tx: Tx, personId: string): Promise<BonusRow[]> {
    return tx.orm.find(BonusRow, { where: { personId }, order: { id: 'DESC' }, take: 200 });
  }

  countOfRound(tx: Tx, campaignId: string, round: number): Promise<number> {
    return tx.orm.countBy(BonusRow, { campaignId, round });
  }
}
