import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { enterpriseEligibility, personEligibility } from '@benefit/shared/credit/grade-rules';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import { DEFAULT_POLICY, policyInForce } from '@benefit/shared/credit/policy-rules';
import type { CreditPolicy, Scene } from '@benefit/shared/credit/policy-rules';
import { REFUSALS, holderRefusal } from '@benefit/shared/refusal';
import type { HolderRefusal } from '@benefit/shared/refusal';
import { IdentityService } from '../identity/identity.service.ts';
import type { Holder } from '../identity/identity.service.ts';
import { MeService } from '../identity/me.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { CreditRepository } from './credit.repository.ts';
import { RatingSource } from './rating-source.ts';
import type { EnterpriseStanding } from './rating-source.ts';
import type { RegistryEnterprise } from './registry-enterprise.entity.ts';
import { ScoreSource } from './score-source.ts';
import { ScoreSystem } from './score-system.ts';
import type { BonusAnswer, BonusProposal } from './score-system.ts';

const READING: Scene = 'reading';
/** Policies change a few times a year; each server reads them again this often. */
const POLICIES_FRESH_MS = 5_000;

/** Whether a person may have benefits now, at which grade, and by which rule. */
export type Standing =
  | {
      ok: true;
      holder: Holder;
      grade: Grade;
      scoreHundredths: number;
      asOf: Date;
      policyVersion: string;
      clause: string;
    }
  | { ok: false; holder: Holder; refusal: HolderRefusal };

/** Whether an enterprise may have benefits now, at which grade, and by which rule. */
export type EnterpriseCredit = { rated: boolean } & (
  | { ok: true; grade: Grade; policyVersion: string; clause: string }
  /** In the words for the representative: others must not read of the score in them. */
  | { ok: false; refusal: HolderRefusal }
);

/** Grades from present data, by the policy in force (郑经信用办〔2024〕21号 三, 附件1 二). */
@Injectable()
export class CreditService implements OnModuleInit {
  private policies: { read: CreditPolicy[]; at: number } = { read: [], at: -Infinity };

  constructor(
    private readonly database: Database,
    private readonly credit: CreditRepository,
    private readonly scores: ScoreSource,
    private readonly ratings: RatingSource,
    private readonly system: ScoreSystem,
    private readonly identity: IdentityService,
    private readonly me: MeService,
    private readonly clock: Clock,
  ) {}

  /**
   * What is known of an enterprise in public; null where nobody is registered under the code.
   *
   * @param creditCode in capitals
   */
  enterpriseStanding(tx: Tx, creditCode: string): Promise<EnterpriseStanding | null> {
    return this.ratings.standingOf(tx, creditCode);
  }

  /** Puts an enterprise into the embedded registry. */
  async registerEnterprise(tx: Tx, enterprise: RegistryEnterprise): Promise<void> {
    await this.credit.addEnterprise(tx, enterprise);
  }

  async onModuleInit(): Promise<void> {
    this.me.creditOf.register(async (tx, { personId }) => {
      if (personId === null) return { refusal: holderRefusal('not-bound') };
      const standing = await this.standingOf(tx, personId);
      if (!standing.ok) return { refusal: standing.refusal };
      const { grade, scoreHundredths, asOf, clause } = standing;
      return { grade, score: scoreHundredths / 100, asOf: asOf.toISOString(), clause };
    });
    await this.keepDefaultPolicy();
  }

  /** Whether a person may take part at all, whatever the score: not blocked, and with consent. */
  async freeToTakePart(
    tx: Tx,
    personId: string,
  ): Promise<{ ok: true; holder: Holder } | { ok: false; holder: Holder; refusal: HolderRefusal }> {
    const holder = await this.identity.holderOf(tx, personId);
    if (holder.blocked) return { ok: false, holder, refusal: holderRefusal('blocked') };
    if (!holder.consentGiven) return { ok: false, holder, refusal: holderRefusal('consent-missing') };
    return { ok: true, holder };
  }

  /** What holds for a person at this moment; decided anew at each scan and each redemption. */
  async standingOf(tx: Tx, personId: string): Promise<Standing> {
    const free = await this.freeToTakePart(tx, personId);
    if (!free.ok) return free;
    const { holder } = free;
    const now = this.clock.now();
    const policy = await this.policyAt(tx, now);
    const score = await this.scores.presentScore(tx, holder, now);
    const points = score === null ? null : score.hundredths / 100;
    const eligibility = personEligibility({ city: holder.city, score: points }, policy, READING);
    if (!eligibility.eligible || score === null) {
      const reason = eligibility.eligible ? 'score-unavailable' : eligibility.reason;
      const home = holder.city === policy.homeCity;
      const facts = {
        city: holder.city,
        minimum: policy.minimumByScene[READING],
        ...(home ? { score: points } : {}),
      };
      return { ok: false, holder, refusal: holderRefusal(reason, facts) };
    }
    return {
      ok: true,
      holder,
      grade: eligibility.grade,
      scoreHundredths: score.hundredths,
      asOf: score.asOf,
      policyVersion: policy.version,
      clause: REFUSALS['score-below-minimum'].clause,
    };
  }

  /**
   * What holds for an enterprise at this moment: its rating, or without one its representative's score,
   * which is read only where it decides and its owner consents. Nothing holds where the registry names
   * another representative than the one who bound it.
   */
  async creditOfEnterprise(
    tx: Tx,
    enterprise: { creditCode: string; representativeId: string; scoreConsent: boolean },
  ): Promise<EnterpriseCredit> {
    const registered = await this.ratings.standingOf(tx, enterprise.creditCode);
    const representative = await this.identity.holderOf(tx, enterprise.representativeId);
    const rating = registered?.rating ?? null;
    const rated = rating !== null;
    if (registered?.representativeHash !== representative.documentHash)
      return { ok: false, rated, refusal: holderRefusal('representative-changed') };
    if (!rated && representative.blocked) return { ok: false, rated, refusal: holderRefusal('blocked') };
    const now = this.clock.now();
    const policy = await this.policyAt(tx, now);
    const { city } = representative;
    const consent = enterprise.scoreConsent && representative.consentGiven;
    const found = !rated && consent ? await this.scores.presentScore(tx, representative, now) : null;
    const score = found === null ? null : found.hundredths / 100;
    const legalRepresentative = { city, score, consent };
    const eligibility = enterpriseEligibility({ rating, legalRepresentative }, policy, READING);
    if (!eligibility.eligible) {
      const minimum = policy.minimumByScene[READING];
      const facts = { city, minimum, ...(city === policy.homeCity ? { score } : {}) };
      return { ok: false, rated, refusal: holderRefusal(eligibility.reason, facts) };
    }
    const { clause } = REFUSALS['rating-below-minimum'];
    return { ok: true, rated, grade: eligibility.grade, policyVersion: policy.version, clause };
  }

  /** The cities whose people take part: the home city first (三（一）). */
  async cities(): Promise<string[]> {
    const policy = await this.database.read((tx) => this.policyAt(tx, this.clock.now()));
    return [policy.homeCity, ...policy.partnerCities.map((partner) => partner.city)];
  }

  /** Puts a new score of a document in force from now on. */
  async recordScore(
    tx: Tx,
    record: { documentHash: string; city: string; hundredths: number; from: Date },
  ): Promise<void> {
    const { documentHash, city, hundredths, from } = record;
    await this.credit.endScores(tx, documentHash, city, from);
    await this.credit.addScore(tx, {
      id: newId(from),
      documentHash,
      city,
      scoreHundredths: hundredths,
      validFrom: from,
      validUntil: null,
    });
  }

  /**
   * Proposes points to the score system, once in effect for each proposal's id; outside of any
   * transaction, since the system may be another authority.
   */
  proposeBonus(proposal: BonusProposal): Promise<BonusAnswer> {
    return this.system.propose(proposal);
  }

  private async policyAt(tx: Tx, at: Date): Promise<CreditPolicy> {
    if (at.getTime() - this.policies.at > POLICIES_FRESH_MS) {
      this.policies = { read: await this.credit.policies(tx), at: at.getTime() };
    }
    const policy = policyInForce(this.policies.read, at);
    if (policy === null) throw new Error('No credit policy is in force');
    return policy;
  }

  /** An empty database starts with the policy of the document. */
  private async keepDefaultPolicy(): Promise<void> {
    await this.database
      .write(async (tx) => {
        if ((await this.credit.policies(tx)).length === 0) await this.credit.addPolicy(tx, DEFAULT_POLICY);
      })
      .catch((error: unknown) => {
        // another server of the same installation was first
        if (!isDuplicate(error)) throw error;
      });
  }
}
