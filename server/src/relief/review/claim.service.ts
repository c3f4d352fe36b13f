import { Injectable } from '@nestjs/common';
import { nextActor } from '@benefit/shared/relief/report-state-rules';
import { CLAIM_MINUTES } from '@benefit/shared/relief/review-contract';
import type { Claim } from '@benefit/shared/relief/review-contract';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ClaimRepository } from './claim.repository.ts';
import { shownClaim } from './queue-item.service.ts';

const leaseFrom = (at: Date): { at: Date; until: Date } => ({
  at,
  until: new Date(at.getTime() + CLAIM_MINUTES * 60_000),
});

/** Claims: a courtesy among colleagues for a quarter of an hour; the version decides. */
@Injectable()
export class ClaimService {
  constructor(private readonly claims: ClaimRepository) {}

  /**
   * Takes a report or holds it on. Where a colleague holds it, the answer is the colleague's claim.
   *
   * @throws Problem `not-allowed-now` where the report waits for no officer
   */
  async take(tx: Tx, report: ReportRow, accountId: string, at: Date): Promise<Claim> {
    if (!waitsForOfficer(report)) throw new Problem('not-allowed-now', { detail: '这件申报现在不在办理中' });
    await this.claims.take(tx, report.id, accountId, leaseFrom(at));
    const claim = await this.claimOn(tx, report.id, accountId, at);
    if (claim === null) throw new Error(`Nobody holds ${report.id}`);
    return claim;
  }

  release(tx: Tx, reportId: string, accountId: string): Promise<void> {
    return this.claims.release(tx, reportId, accountId);
  }

  async claimOn(tx: Tx, reportId: string, accountId: string, at: Date): Promise<Claim | null> {
    const claim = (await this.claims.claimsOn(tx, [reportId], at)).get(reportId);
    return claim === undefined ? null : shownClaim(claim, accountId);
  }

  /** Activity renews what the officer holds. */
  renew(tx: Tx, reportId: string, accountId: string, at: Date): Promise<void> {
    return this.claims.renew(tx, reportId, accountId, leaseFrom(at));
  }

  /** After a step: who may go on acting holds on, else nobody holds the report any longer. */
  async afterStep(tx: Tx, before: ReportRow, after: ReportRow, accountId: string, at: Date): Promise<void> {
    const goesOn = waitsForOfficer(after) && nextActor(before.state) === nextActor(after.state);
    if (goesOn && before.departmentId === after.departmentId) await this.renew(tx, after.id, accountId, at);
    else await this.claims.clear(tx, after.id);
  }
}

const waitsForOfficer = ({ state }: Pick<ReportRow, 'state'>): boolean => {
  const actor = nextActor(state);
  return actor === 'department' || actor === 'office';
};
