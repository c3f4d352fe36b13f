import { Injectable } from '@nestjs/common';
import type { CreditPolicy } from '@benefit/shared/credit/policy-rules';
import type { Tx } from '../platform/database.ts';
import { instant, sqlInstant } from '../platform/sql-values.ts';
import { CreditPolicyRow } from './credit-policy.entity.ts';
import { RegistryScore } from './registry-score.entity.ts';
import type { PresentScore } from './score-source.ts';

@Injectable()
export class CreditRepository {
  /** By hand-written SQL: it runs with every scan and every redemption. */
  async findScore(
    tx: Tx,
    { documentHash, city }: { documentHash: string; city: string },
    at: Date,
  ): Promise<PresentScore | null> {
    const now = sqlInstant(at);
    const [row] = await tx.query<{ score_hundredths: number; valid_from: string | Date }>(
      `SELECT score_hundredths, valid_from FROM registry_score
        WHERE document_hash = ? AND city = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?)
        ORDER BY valid_from DESC LIMIT 1`,
      [documentHash, city, now, now],
    );
    return row === undefined ? null : { hundredths: row.score_hundredths, asOf: instant(row.valid_from) };
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
