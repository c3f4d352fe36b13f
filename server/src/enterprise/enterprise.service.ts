import { Injectable } from '@nestjs/common';
import type { Enterprise } from '@benefit/shared/enterprise/enterprise-contract';
import { readCreditCode } from '@benefit/shared/identity/credit-code-rules';
import { maskName } from '@benefit/shared/identity/masking-rules';
import { askRepresentative } from '@benefit/shared/refusal';
import { CreditService } from '../credit/credit.service.ts';
import type { EnterpriseCredit } from '../credit/credit.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { newId } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { EnterpriseFileService } from './enterprise-file.service.ts';
import type { EnterpriseRow } from './enterprise.entity.ts';
import { EnterpriseRepository } from './enterprise.repository.ts';

/** An enterprise, and what somebody is to it. */
export interface MetEnterprise {
  enterprise: EnterpriseRow;
  role: 'representative' | 'agent';
  /** The agent's own entry; null for the representative. */
  agentId: string | null;
}

/**
 * Enterprises and their people: bound by the legal representative whom the registry names, shown by
 * that person and by agents of the representative's choice (三（二）).
 */
@Injectable()
export class EnterpriseService {
  /**
   * Registered by the pass feature: the passes of an enterprise die with the right to show them, in the
   * same transaction; of one person, or of everybody where `personId` is null.
   */
  readonly onRightEnded = new Hook<{ enterpriseId: string; personId: string | null; at: Date }, void>();

  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterpriseRepository,
    private readonly files: EnterpriseFileService,
    private readonly credit: CreditService,
    private readonly identity: IdentityService,
    private readonly clock: Clock,
  ) {}

  async list({ personId }: Principal): Promise<Enterprise[]> {
    if (personId === null) return [];
    return this.database.read(async (tx) => {
      const own = await this.enterprises.ofPerson(tx, personId);
      return Promise.all(
        own.map(async (enterprise) => this.shown(tx, await this.roleIn(tx, enterprise, personId))),
      );
    });
  }

  /**
   * Binds an enterprise to the person whom the registry names as its representative. Who was it before
   * loses it, with the agents, their passes and the licence; binding one's own again changes nothing.
   *
   * @throws Problem `not-bound`, `invalid-request` for a code that is none or that nobody is registered
   * under, `not-representative`
   */
  async bind(caller: Principal, creditCode: string): Promise<Enterprise> {
    const personId = requireBound(caller);
    const read = readCreditCode(creditCode);
    if (!read.ok) throw codeProblem('wrong-format', '统一社会信用代码为 18 位数字和大写字母');
    const attempt = (tx: Tx) => this.bindCode(tx, personId, read.code);
    return this.database.write(attempt).catch((error: unknown) => {
      // two requests bound it at once, and the unique code decided: look again
      if (isDuplicate(error)) return this.database.write(attempt);
      throw error;
    });
  }

  /** @throws Problem `not-found` where the caller does not represent it */
  async setScoreConsent(caller: Principal, enterpriseId: string, given: boolean): Promise<void> {
    await this.database.write(async (tx) => {
      const enterprise = await this.lockRepresented(tx, caller, enterpriseId);
      if ((enterprise.scoreConsentAt !== null) === given) return;
      const scoreConsentAt = given ? this.clock.now() : null;
      await this.enterprises.update(tx, enterpriseId, { scoreConsentAt });
    });
  }

  /** An enterprise that the caller has to do with, locked. @throws Problem `not-found` for any other */
  async lockOwn(tx: Tx, { personId }: Principal, enterpriseId: string): Promise<MetEnterprise> {
    const enterprise = await this.enterprises.lock(tx, enterpriseId);
    const met = enterprise === null || personId === null ? null : await this.met(tx, enterprise, personId);
    if (met === null) throw notFound();
    return met;
  }

  /** The same without holding it. @throws Problem `not-found` for any other */
  async requireOwn(tx: Tx, { personId }: Principal, enterpriseId: string): Promise<void> {
    const enterprise = await this.enterprises.find(tx, enterpriseId);
    const met = enterprise === null || personId === null ? null : await this.met(tx, enterprise, personId);
    if (met === null) throw notFound();
  }

  /** Locks one for its representative alone. @throws Problem `not-found` also for its agents */
  async lockRepresented(tx: Tx, caller: Principal, enterpriseId: string): Promise<EnterpriseRow> {
    await this.enterprises.lock(tx, enterpriseId);
    return this.represented(tx, caller, enterpriseId);
  }

  /** One for its representative alone. @throws Problem `not-found` also for its agents */
  async represented(tx: Tx, { personId }: Principal, enterpriseId: string): Promise<EnterpriseRow> {
    const enterprise = await this.enterprises.find(tx, enterpriseId);
    if (enterprise === null || enterprise.representativeId !== personId) throw notFound();
    return enterprise;
  }

  /** Whether it takes part, and with which grade; see `CreditService.creditOfEnterprise`. */
  creditOf(
    tx: Tx,
    { creditCode, representativeId, scoreConsentAt }: EnterpriseRow,
  ): Promise<EnterpriseCredit> {
    const scoreConsent = scoreConsentAt !== null;
    return this.credit.creditOfEnterprise(tx, { creditCode, representativeId, scoreConsent });
  }

  /** Whether the business licence has arrived. */
  async isLicensed(tx: Tx, enterpriseId: string): Promise<boolean> {
    return (await this.files.licenceOf(tx, enterpriseId))?.state === 'ready';
  }

  /** @throws Error when there is none: ids come from our own rows */
  async find(tx: Tx, enterpriseId: string): Promise<EnterpriseRow> {
    const enterprise = await this.enterprises.find(tx, enterpriseId);
    if (enterprise === null) throw new Error(`No enterprise ${enterpriseId}`);
    return enterprise;
  }

  /** Several by id, as the ledger names them. */
  async namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, { name: string; creditCode: string }>> {
    const found = await this.enterprises.findAll(tx, [...new Set(ids)]);
    return new Map(found.map(({ id, name, creditCode }) => [id, { name, creditCode }]));
  }

  /** An enterprise as one of its people sees it. */
  async shown(tx: Tx, { enterprise, role, agentId }: MetEnterprise): Promise<Enterprise> {
    const { id: enterpriseId, name, creditCode, scoreConsentAt } = enterprise;
    const represents = role === 'representative';
    const credit = await this.creditOf(tx, enterprise);
    const licence = await this.files.licenceOf(tx, enterpriseId);
    const licensed = licence?.state === 'ready';
    return {
      ...{ enterpriseId, name, creditCode, role, agentId },
      standing: credit.ok
        ? { eligible: true, ...(represents ? { grade: credit.grade } : {}) }
        : { eligible: false, refusal: represents ? credit.refusal : askRepresentative(credit.refusal) },
      licensed,
      own: represents
        ? {
            scoreConsent: scoreConsentAt !== null,
            rated: credit.rated,
            licence,
            agents: await this.agentsOf(tx, enterpriseId),
          }
        : null,
    };
  }

  private async bindCode(tx: Tx, personId: string, creditCode: string): Promise<Enterprise> {
    const registered = await this.credit.enterpriseStanding(tx, creditCode);
    if (registered === null)
      throw codeProblem('not-registered', '没有查到用这个代码登记的企业，请核对营业执照');
    const { documentHash } = await this.identity.holderOf(tx, personId);
    if (registered.representativeHash !== documentHash) throw new Problem('not-representative');
    const known = await this.enterprises.findByCreditCode(tx, creditCode);
    const at = this.clock.now();
    if (known === null) {
      const enterprise: EnterpriseRow = {
        id: newId(at),
        ...{ creditCode, name: registered.name, representativeId: personId, boundAt: at },
        scoreConsentAt: null,
      };
      await this.enterprises.add(tx, enterprise);
      return this.shown(tx, { enterprise, role: 'representative', agentId: null });
    }
    const locked = await this.enterprises.lock(tx, known.id);
    if (locked?.representativeId !== personId) await this.handOver(tx, known.id, personId, at);
    await this.enterprises.update(tx, known.id, { name: registered.name });
    return this.shown(tx, {
      enterprise: await this.find(tx, known.id),
      role: 'representative',
      agentId: null,
    });
  }

  /** What the one before allowed ends with the one before. */
  private async handOver(tx: Tx, id: string, representativeId: string, at: Date): Promise<void> {
    for (const agent of await this.enterprises.agentsOf(tx, id))
      await this.enterprises.removeAgent(tx, agent.id, at);
    await this.files.takeOffAll(tx, id, at);
    await this.onRightEnded.run(tx, { enterpriseId: id, personId: null, at });
    await this.enterprises.update(tx, id, { representativeId, boundAt: at, scoreConsentAt: null });
  }

  private async agentsOf(tx: Tx, enterpriseId: string) {
    const agents = await this.enterprises.agentsOf(tx, enterpriseId);
    const names = await this.identity.namesOf(
      tx,
      agents.map(({ personId }) => personId),
    );
    return agents.map(({ id, personId, addedAt }) => ({
      agentId: id,
      maskedName: maskName(names.get(personId) ?? ''),
      addedAt: addedAt.toISOString(),
    }));
  }

  private async met(tx: Tx, enterprise: EnterpriseRow, personId: string): Promise<MetEnterprise | null> {
    if (enterprise.representativeId === personId)
      return { enterprise, role: 'representative', agentId: null };
    const agents = await this.enterprises.agentsOf(tx, enterprise.id);
    const own = agents.find((agent) => agent.personId === personId);
    return own === undefined ? null : { enterprise, role: 'agent', agentId: own.id };
  }

  /** @throws Error where the person is nothing to it */
  private async roleIn(tx: Tx, enterprise: EnterpriseRow, personId: string): Promise<MetEnterprise> {
    const met = await this.met(tx, enterprise, personId);
    if (met === null) throw new Error(`Nobody's enterprise ${enterprise.id}`);
    return met;
  }
}

/** @throws Problem `not-bound` */
export function requireBound({ personId }: Principal): string {
  if (personId === null) throw new Problem('not-bound', { fixableBy: 'holder' });
  return personId;
}

const notFound = (): Problem => new Problem('not-found', { detail: '没有这家企业' });

const codeProblem = (code: string, text: string): Problem => fieldProblem({ path: 'creditCode', code, text });
