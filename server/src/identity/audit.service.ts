import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { AuditRepository } from './audit.repository.ts';
import type { Principal } from './principal.ts';

/** Writes down what officers do that must be accounted for, in the transaction that does it. */
@Injectable()
export class AuditService {
  constructor(
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param action a word for what was done, such as `reports-exported`
   * @param facts ids, filters and counts; never personal data
   */
  async record(tx: Tx, actor: Principal, action: string, facts: Record<string, unknown>): Promise<void> {
    const at = this.clock.now();
    const { accountId: actorId, label: actorLabel } = actor;
    await this.audit.add(tx, {
      id: newId(at),
      actorId,
      actorLabel,
      action,
      facts: JSON.stringify(facts),
      at,
    });
  }
}
