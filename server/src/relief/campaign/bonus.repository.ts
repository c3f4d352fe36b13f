import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { SqlValue, Tx } from '../../platform/database.ts';
import { instant, instantOrNull, sqlInstant } from '../../platform/sql-values.ts';
import { BonusRow } from './bonus.entity.ts';
import { GrantRound } from './campaign.entity.ts';

/** A confirmed personal report whose person is bound. */
export interface Candidate {
  reportId: string;
  personId: string;
  confirmedAt: Date;
}

/** When points are reckoned: with what stands now, as at a past instant, or as a round did. */
export type Moment = 'now' | { at: Date } | { round: GrantRound };

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

  /** Locks a round until the transaction ends, so that two officers grant one after the other. */
  async lockRound(tx: Tx, id: string): Promise<GrantRound | null> {
    await tx.query(`SELECT id FROM grant_round WHERE id = ? ${tx.forUpdate}`, [id]);
    return tx.orm.findOneBy(GrantRound, { id });
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
   * Confirmed reports that a round still has to grant, in the order of their confirmation: confirmed,
   * and their person bound, by the round's instant. What is granted has left the state.
   */
  async nextToGrant(
    tx: Tx,
    { campaignId, asOf }: Pick<GrantRound, 'campaignId' | 'asOf'>,
    { after, limit }: { after: Candidate | null; limit: number },
  ): Promise<Candidate[]> {
    const at = sqlInstant(asOf);
    const values: SqlValue[] = [campaignId, at, at];
    let past = '';
    if (after !== null) {
      past = 'AND r.confirmed_at >= ? AND (r.confirmed_at > ? OR r.id > ?)';
      const from = sqlInstant(after.confirmedAt);
      values.push(from, from, after.reportId);
    }
    const rows = await tx.query<CandidateRow>(
      `SELECT r.id, r.person_id, r.confirmed_at FROM report r JOIN person p ON p.id = r.person_id
        WHERE r.campaign_id = ? AND r.state = 'confirmed' AND r.confirmed_at <= ?
          AND r.holder = 'person' AND p.proved_at <= ? ${past}
        ORDER BY r.confirmed_at, r.id LIMIT ${limit}`,
      values,
    );
    return rows.map(candidate);
  }

  /**
   * What is, or was then, to be granted, by person, and of a person in the order of confirmation. Of a
   * round it is what it granted and has yet to grant.
   */
  async candidatesAt(tx: Tx, campaignId: string, at: Date, moment: Moment): Promise<Candidate[]> {
    let open = 'b.id IS NULL';
    const values: SqlValue[] = [];
    if (moment !== 'now' && 'at' in moment) {
      open += ' OR b.granted_at > ?';
      values.push(sqlInstant(moment.at));
    } else if (moment !== 'now') {
      open = moment.round.finishedAt === null ? 'b.id IS NULL OR b.round = ?' : 'b.round = ?';
      values.push(moment.round.round);
    }
    const rows = await tx.query<CandidateRow>(
      `SELECT r.id, r.person_id, r.confirmed_at
         FROM report r JOIN person p ON p.id = r.person_id LEFT JOIN bonus b ON b.report_id = r.id
        WHERE r.campaign_id = ? AND r.state IN ('confirmed', 'granted', 'credited', 'rejected')
          AND r.confirmed_at <= ? AND r.holder = 'person' AND p.proved_at <= ? AND (${open})
        ORDER BY r.person_id, r.confirmed_at, r.id`,
      [campaignId, sqlInstant(at), sqlInstant(at), ...values],
    );
    return rows.map(candidate);
  }

  /** Points that stand, or stood at an instant or before a round, by person and category. */
  async standing(
    tx: Tx,
    campaignId: string,
    personIds: readonly string[],
    moment: Moment,
  ): Promise<{ personId: string; categoryCode: string; points: number }[]> {
    if (personIds.length === 0) return [];
    const values: SqlValue[] = [campaignId, ...personIds];
    let past = '';
    if (moment !== 'now') {
      past = 'at' in moment ? 'AND b.granted_at <= ?' : 'AND b.round < ?';
      values.push('at' in moment ? sqlInstant(moment.at) : moment.round.round);
    }
    const rows = await tx.query<{ person_id: string; category_code: string; points: number | string }>(
      `SELECT b.person_id, r.category_code, SUM(b.points) AS points
         FROM bonus b JOIN report r ON r.id = b.report_id
        WHERE b.campaign_id = ? AND b.person_id IN (${personIds.map(() => '?').join(', ')}) ${past}
        GROUP BY b.person_id, r.category_code`,
      values,
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

  /** How many bonuses of a round stand, and when the last of them was granted. */
  async standingOfRound(
    tx: Tx,
    campaignId: string,
    round: number,
  ): Promise<{ bonuses: number; lastAt: Date | null }> {
    const [row] = await tx.query<{ bonuses: number | string; last_at: string | Date | null }>(
      'SELECT COUNT(*) AS bonuses, MAX(granted_at) AS last_at FROM bonus WHERE campaign_id = ? AND round = ?',
      [campaignId, round],
    );
    return { bonuses: Number(row?.bonuses ?? 0), lastAt: instantOrNull(row?.last_at ?? null) };
  }
}

interface CandidateRow {
  id: string;
  person_id: string;
  confirmed_at: string | Date;
}

const candidate = ({ id, person_id, confirmed_at }: CandidateRow): Candidate => ({
  reportId: id,
  personId: person_id,
  confirmedAt: instant(confirmed_at),
});
