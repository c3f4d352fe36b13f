import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RefundRow } from '@benefit/shared/counter/counter-contract';
import { mayVoid } from '@benefit/shared/counter/void-rules';
import type { Principal } from '../identity/principal.ts';
import { LedgerService } from '../ledger/ledger.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { VenueService } from '../venue/venue.service.ts';
import type { KnownTerminal } from './terminal.repository.ts';

interface RefundWish {
  redemptionId: string;
  paidBackFen: number;
}

interface Refunded {
  refund: RefundRow;
  /** Whether it was booked by an earlier request. */
  repeated: boolean;
}

/** Pays a purchase back, wholly or in parts, each a row of its own that names the first (rule 7). */
@Injectable()
export class RefundService {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    private readonly venues: VenueService,
    private readonly clock: Clock,
  ) {}

  /**
   * Within the same time as a void: a cashier on the day, a manager within thirty. The same key repeats
   * the first answer.
   *
   * @throws Problem `not-found` (also for another venue's), `void-too-late`, `already-voided`,
   *   `nothing-to-refund`, `refund-too-much`, `idempotency-key-reused`
   */
  async refund(caller: Principal, terminal: KnownTerminal, key: string, wish: RefundWish): Promise<Refunded> {
    const attempt = (tx: Tx) => this.attempt(tx, { caller, terminal, key, wish });
    return this.database.write(attempt).catch((error: unknown) => {
      // the same key came twice at once, and the unique key decided: look again
      if (isDuplicate(error)) return this.database.write(attempt);
      throw error;
    });
  }

  private async attempt(
    tx: Tx,
    {
      caller,
      terminal,
      key,
      wish,
    }: { caller: Principal; terminal: KnownTerminal; key: string; wish: RefundWish },
  ): Promise<Refunded> {
    const { redemptionId, paidBackFen } = wish;
    const requestHash = createHash('sha256')
      .update(JSON.stringify(['refund', redemptionId, paidBackFen]))
      .digest('base64url');
    const first = await this.ledger.lockRedemption(tx, redemptionId, terminal.venueId);
    if (first === null) throw new Problem('not-found', { detail: '没有这笔记录' });
    const named = { redemptionId: first.id, number: first.number };
    const booked = await this.ledger.findByKey(tx, terminal.id, key);
    if (booked !== null) {
      if (booked.requestHash !== requestHash)
        throw new Problem('idempotency-key-reused', { fixableBy: 'cashier', retry: false });
      return { refund: shown(booked, named), repeated: true };
    }
    const at = this.clock.now();
    const manager = await this.venues.worksAt(tx, caller.accountId, terminal.venueId, ['manager']);
    if (!mayVoid(first.bookedAt, at, manager)) {
      throw new Problem('void-too-late', {
        detail: manager ? '超过 30 天的记录不能退款' : '隔天的记录请网点负责人退款（30 天内）',
        fixableBy: manager ? 'office' : 'venue',
      });
    }
    const by = { accountId: caller.accountId, terminalId: terminal.id, at, idempotencyKey: key, requestHash };
    const row = await this.ledger.bookRefund(tx, first, by, paidBackFen);
    if (typeof row === 'string') throw new Problem(row, { retry: false });
    return { refund: shown(row, named), repeated: false };
  }
}

function shown(
  row: { id: string; number: number; amountFen: number | null; discountFen: number | null; bookedAt: Date },
  refunds: RefundRow['refunds'],
): RefundRow {
  return {
    redemptionId: row.id,
    number: row.number,
    refunds,
    paidBackFen: (row.amountFen ?? 0) - (row.discountFen ?? 0),
    refundedAt: row.bookedAt.toISOString(),
  };
}
