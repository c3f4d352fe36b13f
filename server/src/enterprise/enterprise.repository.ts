import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { EnterpriseAgent } from './enterprise-agent.entity.ts';
import { EnterpriseFileRow } from './enterprise-file.entity.ts';
import { EnterpriseInvite } from './enterprise-invite.entity.ts';
import { EnterpriseRow } from './enterprise.entity.ts';

@Injectable()
export class EnterpriseRepository {
  find(tx: Tx, id: string): Promise<EnterpriseRow | null> {
    return tx.orm.findOneBy(EnterpriseRow, { id });
  }

  findAll(tx: Tx, ids: readonly string[]): Promise<EnterpriseRow[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.orm.findBy(EnterpriseRow, { id: In([...ids]) });
  }

  /** Locks an enterprise until the transaction ends, so that who may show its pass stays so. */
  async lock(tx: Tx, id: string): Promise<EnterpriseRow | null> {
    await tx.query(`SELECT id FROM enterprise WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id);
  }

  findByCreditCode(tx: Tx, creditCode: string): Promise<EnterpriseRow | null> {
    return tx.orm.findOneBy(EnterpriseRow, { creditCode });
  }

  /** Enterprises that a person represents or is an agent of. */
  async ofPerson(tx: Tx, personId: string): Promise<EnterpriseRow[]> {
    const agencies = await tx.orm.findBy(EnterpriseAgent, { personId, removedAt: IsNull() });
    return tx.orm.find(EnterpriseRow, {
      where: [{ representativeId: personId }, { id: In(agencies.map(({ enterpriseId }) => enterpriseId)) }],
      order: { boundAt: 'ASC', id: 'ASC' },
    });
  }

  async add(tx: Tx, enterprise: EnterpriseRow): Promise<void> {
    await tx.orm.insert(EnterpriseRow, enterprise);
  }

  async update(tx: Tx, id: string, changed: Partial<EnterpriseRow>): Promise<void> {
    await tx.orm.update(EnterpriseRow, { id }, changed);
  }

  agentsOf(tx: Tx, enterpriseId: string): Promise<EnterpriseAgent[]> {
    return tx.orm.find(EnterpriseAgent, {
      where: { enterpriseId, removedAt: IsNull() },
      order: { addedAt: 'ASC', id: 'ASC' },
    });
  }

  async addAgent(tx: Tx, agent: EnterpriseAgent): Promise<void> {
    await tx.orm.insert(EnterpriseAgent, agent);
  }

  async removeAgent(tx: Tx, id: string, removedAt: Date): Promise<void> {
    await tx.orm.update(EnterpriseAgent, { id }, { removedAt });
  }

  async addInvite(tx: Tx, invite: EnterpriseInvite): Promise<void> {
    await tx.orm.insert(EnterpriseInvite, invite);
  }

  findInvite(tx: Tx, codeHash: string): Promise<EnterpriseInvite | null> {
    return tx.orm.findOneBy(EnterpriseInvite, { codeHash });
  }

  /** False where somebody else was faster. */
  async useInvite(tx: Tx, id: string, accountId: string): Promise<boolean> {
    const result = await tx.orm.update(EnterpriseInvite, { id, usedBy: IsNull() }, { usedBy: accountId });
    return result.affected === 1;
  }

  findFile(tx: Tx, id: string): Promise<EnterpriseFileRow | null> {
    return tx.orm.findOneBy(EnterpriseFileRow, { id });
  }

  findFiles(tx: Tx, ids: readonly string[]): Promise<EnterpriseFileRow[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.orm.findBy(EnterpriseFileRow, { id: In([...ids]) });
  }

  /** Documents of an enterprise that stand, oldest first. */
  filesOf(tx: Tx, enterpriseId: string): Promise<EnterpriseFileRow[]> {
    return tx.orm.find(EnterpriseFileRow, {
      where: { enterpriseId, removedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** Documents that were taken off and whose bytes are there still. */
  takenOffFiles(tx: Tx): Promise<EnterpriseFileRow[]> {
    return tx.orm.findBy(EnterpriseFileRow, { removedAt: Not(IsNull()), fileId: Not(IsNull()) });
  }

  async addFile(tx: Tx, file: EnterpriseFileRow): Promise<void> {
    await tx.orm.insert(EnterpriseFileRow, file);
  }

  async updateFile(tx: Tx, id: string, changed: Partial<EnterpriseFileRow>): Promise<void> {
    await tx.orm.update(EnterpriseFileRow, { id }, changed);
  }
}
