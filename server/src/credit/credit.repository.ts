import { Injectable } from '@nestjs/common';
import type { CreditPolicy } from '@benefit/shared/credit/policy-rules';
import type { Tx } from '../platform/database.ts';
import { instant, instantOrNull, sqlInstant } from '../platform/sql-values.ts';
import { CreditPolicyRow } from './credit-policy.entity.ts';
import { RegistryBonus } from './registry-bonus.entity.ts';
import { RegistryEnterprise } from './registry-enterprise.entity.ts';
import { RegistryScore } from './registry-score.entity.ts';
import type { PresentScore } from './score-source.ts';

interface ScoreSql {
  score_hundredths: number;
  valid_from: string | Date;
  bonus: number | string | null;
  bonus_at: string | Date | null;
}

@Injectable()
export class CreditRepository {
  /**
   * The base that holds at an instant, and the bonuses that were credited by then. By hand-written
   * SQL: it runs with every scan and every redemption.
   */
  async findScore(
    tx: Tx,
    { documentHash, city }: { documentHash: string; city: string },
    at: Date,
  ): Promise<{ base: PresentScore; bonusHundredths: number; bonusAt: Date | null } | null> {
    const now = sqlInstant(at);
    const [row] = await tx.query<ScoreSql>(
      `SELECT score_hundredths, valid_from, b.bonus, b.bonus_at
         FROM registry_score,
              (SELECT SUM(points_hundredths) AS bonus, MAX(credited_at) AS bonus_at
                 FROM registry_bonus WHERE document_hash = ? AND credited_at <= ?) b
        WHERE document_hash = ? AND city = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?)
        ORDER BY valid_from DESC LIMIT 1`,
      [documentHash, now, documentHash, city, now, now],
    );
    if (row === undefined) return null;
    return {
      base: { hundredths: row.score_hundredths, asOf: instant(row.valid_from) },
      bonusHundredths: Number(row.bonus ?? 0),
      bonusAt: instantOrNull(row.bonus_at),
    };
  }

  /** Takes a proposal's points over; false when they were taken already. */
  async addBonus(tx: Tx, bonus: RegistryBonus): Promise<boolean> {
    if (await tx.orm.existsBy(RegistryBonus, { id: bonus.id })) return false;
    await tx.orm.insert(RegistryBonus, bonus);
    return true;
  }

  /** Hand it the code in capitals. */
  findEnterprise(tx: Tx, creditCode: string): Promise<RegistryEnterprise | null> {
    return tx.orm.findOneBy(RegistryEnterprise, { creditCode });
  }

  async addEnterprise(tx: Tx, enterprise: RegistryEnterprise): Promise<void> {
    await tx.orm.insert(RegistryEnterprise, enterprise);
  }

  async addScore(tx: Tx, score: RegistryScore): Promise<void> {
    await tx.orm.insert(RegistryScore, score);
  }

  /** Ends the scores of a document in a city that hold at `at`, before a newer one starts. */
  async endScores(tx: Tx, documentHash: string, city: string, at: Date): Promise<void> {
    await tx.execute(
      'UPDATE registry_score SET valid_until = ? WHERE document_hash = ? AND city = ? AND valid_until IS NULL',
      [sqlInstant(at), documentHash, city],
    );
  }

  async policies(tx: Tx): Promise<CreditPolicy[]> {
    const rows = await tx.orm.find(CreditPolicyRow, { order: { effectiveFrom: 'ASC' } });
    return rows.map((row) => JSON.parse(row.body) as CreditPolicy);
  }

  async addPolicy(tx: Tx, policy: CreditPolicy): Promise<void> {
    await tx.orm.insert(CreditPolicyRow, {
      version: policy.version,
      effectiveFrom: new Date(policy.effectiveFrom),
      body: JSON.stringify(policy),
    });
  }
}
