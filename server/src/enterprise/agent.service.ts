import { Injectable } from '@nestjs/common';
import type { Enterprise } from '@benefit/shared/enterprise/enterprise-contract';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import { newDigits, newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { EnterpriseRepository } from './enterprise.repository.ts';
import { EnterpriseService, requireBound } from './enterprise.service.ts';

const CODE_LIFE_MS = 10 * 60_000;
const MAX_AGENTS = 20;

/** Who shows an enterprise's pass for its representative: asked with a code, taken off at once. */
@Injectable()
export class AgentService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterpriseRepository,
    private readonly enterprise: EnterpriseService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` where the caller does not represent it, `too-many-agents` */
  async invite(caller: Principal, enterpriseId: string): Promise<{ code: string; expiresAt: string }> {
    const now = this.clock.now();
    const code = newDigits();
    const expiresAt = new Date(now.getTime() + CODE_LIFE_MS);
    await this.database.write(async (tx) => {
      const enterprise = await this.enterprise.lockRepresented(tx, caller, enterpriseId);
      if ((await this.enterprises.agentsOf(tx, enterpriseId)).length >= MAX_AGENTS)
        throw new Problem('too-many-agents');
      await this.enterprises.addInvite(tx, {
        id: newId(now),
        codeHash: this.codeHash(code),
        enterpriseId,
        issuedBy: enterprise.representativeId,
        expiresAt,
        usedBy: null,
      });
    });
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Becomes an agent of a code's enterprise. A code of somebody who represents it no more is good for nothing.
   *
   * @throws Problem `not-bound`, `invite-invalid` for a code that is wrong, used or expired, `already-agent`,
   * `too-many-agents`
   */
  async accept(caller: Principal, code: string): Promise<Enterprise> {
    const personId = requireBound(caller);
    return this.database.write(async (tx) => {
      const now = this.clock.now();
      const invite = await this.enterprises.findInvite(tx, this.codeHash(code.replace(/[\s-]/g, '')));
      if (invite === null || invite.expiresAt <= now || invite.usedBy !== null) throw inviteInvalid();
      const enterprise = await this.enterprises.lock(tx, invite.enterpriseId);
      if (enterprise === null || enterprise.representativeId !== invite.issuedBy) throw inviteInvalid();
      const agents = await this.enterprises.agentsOf(tx, enterprise.id);
      const known =
        enterprise.representativeId === personId || agents.some((agent) => agent.personId === personId);
      if (known) throw new Problem('already-agent', { retry: false });
      if (agents.length >= MAX_AGENTS) throw new Problem('too-many-agents');
      if (!(await this.enterprises.useInvite(tx, invite.id, caller.accountId))) throw inviteInvalid();
      const agentId = newId(now);
      await this.enterprises.addAgent(tx, {
        id: agentId,
        enterpriseId: enterprise.id,
        ...{ personId, addedAt: now, removedAt: null },
      });
      return this.enterprise.shown(tx, { enterprise, role: 'agent', agentId });
    });
  }

  /**
   * Takes an agent off, by the representative or by the agent: the passes die with it. The ledger keeps
   * who showed what.
   *
   * @throws Problem `not-found`
   */
  async remove(caller: Principal, enterpriseId: string, agentId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const met = await this.enterprise.lockOwn(tx, caller, enterpriseId);
      const agents = await this.enterprises.agentsOf(tx, enterpriseId);
      const leaving = agents.find(({ id }) => id === agentId);
      if (leaving === undefined || (met.role === 'agent' && met.agentId !== agentId))
        throw new Problem('not-found', { detail: '没有这位经办人' });
      const at = this.clock.now();
      await this.enterprises.removeAgent(tx, agentId, at);
      await this.enterprise.onRightEnded.run(tx, { enterpriseId, personId: leaving.personId, at });
    });
  }

  private codeHash(code: string): string {
    return this.cipher.lookupHash('agent-invite', code);
  }
}

const inviteInvalid = (): Problem =>
  new Problem('invite-invalid', {
    detail: '邀请码无效，请让法定代表人重新生成',
    fixableBy: 'holder',
    retry: false,
  });
