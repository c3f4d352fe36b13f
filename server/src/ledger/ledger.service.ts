import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskName } from '@benefit/shared/identity/masking-rules';
import type { LedgerRecord } from '@benefit/shared/ledger/ledger-contract';
import { refundOf, refundableFen } from '@benefit/shared/ledger/refund-rules';
import { staysOpen } from '@benefit/shared/ledger/open-waiver-rules';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import { EnterpriseService } from '../enterprise/enterprise.service.ts';
import { holderIdOf } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { OutboxService } from '../platform/outbox.service.ts';
import { cursorId, toPage } from '../platform/page.ts';
import { LedgerRepository } from './ledger.repository.ts';
import type { BookedUse, TakenRow, TotalsRow } from './ledger.repository.ts';
import type { LedgerRow } from './ledger-row.entity.ts';
import { OpenWaiverRepository } from './open-waiver.repository.ts';
import { QuotaService } from './quota.service.ts';

export type { BookedUse, TotalsRow };

/** A redemption as it is decided; the ledger adds its number and its salt. */
export type NewRedemption = Omit<
  LedgerRow,
  'number' | 'kind' | 'voidsId' | 'returnsId' | 'refundsId' | 'reason' | 'salt' | 'eventAt'
>;

/** The append-only ledger (附件 2): rows are added, never changed; a mistake is a row of its own. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
    private readonly quotas: QuotaService,
    private readonly waivers: OpenWaiverRepository,
    private readonly outbox: OutboxService,
    private readonly enterprises: EnterpriseService,
    private readonly identity: IdentityService,
  ) {}

  findByKey(tx: Tx, terminalId: string, key: string): Promise<TakenRow | null> {
    return this.ledger.findByKey(tx, terminalId, key);
  }

  findByCode(tx: Tx, passId: string, step: number): Promise<TakenRow | null> {
    return this.ledger.findByCode(tx, passId, step);
  }

  /** Books a redemption under the venue's next number and leaves word of it in the outbox. */
  async book(tx: Tx, redemption: NewRedemption): Promise<LedgerRow> {
    const row: LedgerRow = {
      ...redemption,
      number: await this.ledger.nextNumber(tx, redemption.venueId),
      kind: 'redemption',
      voidsId: null,
      returnsId: null,
      refundsId: null,
      reason: null,
      eventAt: redemption.bookedAt,
      salt: newSalt(),
    };
    await this.ledger.add(tx, row);
    const { id: redemptionId, venueId, benefitId } = row;
    if (staysOpen(row.benefitKind as BenefitKind))
      await this.waivers.add(tx, { redemptionId, venueId, holderId: holderIdOf(row), benefitId });
    await this.outbox.leave(tx, 'redemption.booked', { rowId: row.id, venueId: row.venueId }, row.bookedAt);
    return row;
  }

  lockRedemption(tx: Tx, id: string, venueId: string): Promise<LedgerRow | null> {
    return this.ledger.lockRedemption(tx, id, venueId);
  }

  /** Books the void of a locked redemption and gives its use back, or says what came before. */
  async bookVoid(
    tx: Tx,
    row: LedgerRow,
    by: { accountId: string; terminalId: string; reason: string; at: Date },
  ): Promise<LedgerRow | 'already-voided' | 'already-returned' | 'already-refunded'> {
    const closed = await this.closedBy(tx, row);
    if (closed !== null) return closed;
    if ((await this.ledger.refundsOf(tx, row.id)).length > 0) return 'already-refunded';
    await this.waivers.remove(tx, row.id);
    await this.quotas.giveBack(tx, holderIdOf(row), row, row.quotaWindow);
    const { reason, at } = by;
    const voiding = await this.addAfter(tx, row, by, { kind: 'void', voidsId: row.id, reason });
    await this.outbox.leave(tx, 'redemption.voided', { rowId: voiding.id, voids: row.id }, at);
    return voiding;
  }

  /** Books the return of what a locked redemption lent, or says what came before. */
  async bookReturn(
    tx: Tx,
    row: LedgerRow,
    by: { accountId: string; terminalId: string; at: Date },
  ): Promise<LedgerRow | 'already-voided' | 'already-returned'> {
    const closed = await this.closedBy(tx, row);
    if (closed !== null) return closed;
    await this.waivers.remove(tx, row.id);
    const returning = await this.addAfter(tx, row, by, { kind: 'return', returnsId: row.id, reason: null });
    await this.outbox.leave(tx, 'redemption.returned', { rowId: returning.id, returns: row.id }, by.at);
    return returning;
  }

  /**
   * Books a refund of a locked redemption, or says why not: what is paid back is never more than was paid,
   * all refunds together. The quota does not come back.
   */
  async bookRefund(
    tx: Tx,
    row: LedgerRow,
    by: { accountId: string; terminalId: string; at: Date; idempotencyKey: string; requestHash: string },
    paidBackFen: number,
  ): Promise<LedgerRow | 'already-voided' | 'nothing-to-refund' | 'refund-too-much'> {
    if (await this.ledger.isVoided(tx, row.id)) return 'already-voided';
    const { amountFen, discountFen } = row;
    if (amountFen === null || discountFen === null) return 'nothing-to-refund';
    const first = { amountFen, discountFen };
    const refunds = (await this.ledger.refundsOf(tx, row.id)).map((refund) => ({
      amountFen: refund.amountFen ?? 0,
      discountFen: refund.discountFen ?? 0,
    }));
    if (paidBackFen > refundableFen(first, refunds)) return 'refund-too-much';
    const { idempotencyKey, requestHash } = by;
    const refunding = await this.addAfter(tx, row, by, {
      kind: 'refund',
      refundsId: row.id,
      reason: null,
      idempotencyKey,
      requestHash,
      ...refundOf(first, refunds, paidBackFen),
    });
    await this.outbox.leave(tx, 'redemption.refunded', { rowId: refunding.id, refunds: row.id }, by.at);
    return refunding;
  }

  private async closedBy(tx: Tx, { id }: LedgerRow): Promise<'already-voided' | 'already-returned' | null> {
    if (await this.ledger.isVoided(tx, id)) return 'already-voided';
    return (await this.ledger.isReturned(tx, id)) ? 'already-returned' : null;
  }

  /** Adds a row that names an earlier one: of the same use, by somebody else, later. */
  private async addAfter(
    tx: Tx,
    row: LedgerRow,
    { accountId, terminalId, at }: { accountId: string; terminalId: string; at: Date },
    own: Pick<LedgerRow, 'kind' | 'reason'> & Partial<LedgerRow>,
  ): Promise<LedgerRow> {
    const later: LedgerRow = {
      ...row,
      id: newId(at),
      number: await this.ledger.nextNumber(tx, row.venueId),
      accountId,
      terminalId,
      // the code and the key stay with the row that used them
      passId: null,
      step: null,
      idempotencyKey: null,
      requestHash: null,
      noteSealed: null,
      remaining: null,
      ...own,
      eventAt: at,
      bookedAt: at,
      salt: newSalt(),
    };
    await this.ledger.add(tx, later);
    return later;
  }

  /** A person's own uses and those for which the person showed an enterprise's pass, newest first. */
  async recordsOf(
    personId: string,
    cursor: string | undefined,
  ): Promise<{ items: LedgerRecord[]; next: string | null }> {
    const before = cursorId(cursor);
    return this.database.read(async (tx) => {
      const rows = await this.ledger.usesOf(tx, personId, before);
      const names = await this.enterprises.namesOf(
        tx,
        rows.flatMap(({ enterpriseId }) => enterpriseId ?? []),
      );
      return toPage(rows, (row) => {
        const name = row.enterpriseId === null ? undefined : names.get(row.enterpriseId)?.name;
        return { ...toRecord(row), ...(name === undefined ? {} : { enterpriseName: name }) };
      });
    });
  }

  /**
   * What an enterprise used, newest first, and who showed its pass; for its representative.
   *
   * @throws Problem `not-found` for everybody else
   */
  async recordsOfEnterprise(
    caller: Principal,
    enterpriseId: string,
    cursor: string | undefined,
  ): Promise<{ items: (LedgerRecord & { agentName: string })[]; next: string | null }> {
    const before = cursorId(cursor);
    return this.database.read(async (tx) => {
      await this.enterprises.represented(tx, caller, enterpriseId);
      const rows = await this.ledger.usesOfEnterprise(tx, enterpriseId, before);
      const names = await this.identity.namesOf(
        tx,
        rows.map(({ personId }) => personId),
      );
      return toPage(rows, (row) => ({
        ...toRecord(row),
        agentName: maskName(names.get(row.personId) ?? ''),
      }));
    });
  }

  usesAt(tx: Tx, venueId: string, from: Date, until: Date, before: string | null): Promise<BookedUse[]> {
    return this.ledger.usesAt(tx, venueId, from, until, before);
  }

  totalsAt(tx: Tx, venueId: string, from: Date, until: Date): Promise<TotalsRow[]> {
    return this.ledger.totalsAt(tx, venueId, from, until);
  }

  /** What a venue paid back between two instants, in fen. */
  refundedAt(tx: Tx, venueId: string, from: Date, until: Date): Promise<number> {
    return this.ledger.refundedAt(tx, venueId, from, until);
  }

  lastUses(tx: Tx, passIds: string[]): Promise<Map<string, Date>> {
    return this.ledger.lastUses(tx, passIds);
  }
}

const newSalt = (): string => randomBytes(16).toString('base64url');

/** Where the sealed note of a row stands. */
export const notePlace = (rowId: string) => ({ table: 'ledger_row', column: 'note', row: rowId });

/** Members of a row that stand in an answer only where they say something. */
export function statedAmounts(row: Pick<BookedUse, 'amountFen' | 'discountFen'>): {
  amountFen?: number;
  discountFen?: number;
} {
  return {
    ...(row.amountFen === null ? {} : { amountFen: row.amountFen }),
    ...(row.discountFen === null ? {} : { discountFen: row.discountFen }),
  };
}

function toRecord(row: BookedUse): LedgerRecord {
  return {
    redemptionId: row.id,
    number: row.number,
    venueId: row.venueId,
    venueName: row.venueName,
    benefitTitle: row.benefitTitle,
    kind: row.benefitKind as LedgerRecord['kind'],
    redeemedAt: row.bookedAt.toISOString(),
    ...statedAmounts(row),
    voided: row.voidedAt !== null,
    ...(row.voidedAt === null ? {} : { voidedAt: row.voidedAt.toISOString() }),
    ...(row.voidReason === null ? {} : { voidReason: row.voidReason }),
    open: staysOpen(row.benefitKind as BenefitKind) && row.voidedAt === null && row.returnedAt === null,
    ...(row.returnedAt === null ? {} : { returnedAt: row.returnedAt.toISOString() }),
    ...(row.refundedFen === 0 ? {} : { refundedFen: row.refundedFen }),
    clause: row.clause,
  };
}
