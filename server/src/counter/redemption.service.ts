import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { discountFen } from '@benefit/shared/counter/amount-rules';
import { mayVoid } from '@benefit/shared/counter/void-rules';
import type { RedeemRequest, Redemption, VoidRow } from '@benefit/shared/counter/counter-contract';
import { benefitTimesText, isWithinTimes, nextWithinTimes } from '@benefit/shared/venue/benefit-time-rules';
import { REFUSALS, holderRefusal } from '@benefit/shared/refusal';
import type { HolderRefusal } from '@benefit/shared/refusal';
import { HolderService, holderIdOf } from '../enterprise/holder.service.ts';
import type { HolderStanding } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { LedgerService, notePlace, statedAmounts } from '../ledger/ledger.service.ts';
import { OpenWaiverService } from '../ledger/open-waiver.service.ts';
import { QuotaService } from '../ledger/quota.service.ts';
import { PassCheckService } from '../pass/pass-check.service.ts';
import type { IssuedCredential } from '../pass/pass-check.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import type { ProblemFacts } from '../platform/problem.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { ApplicationService } from '../venue/application/application.service.ts';
import { VenueService } from '../venue/venue.service.ts';
import type { Offer } from '../venue/venue.service.ts';
import { RefusalService } from './refusal.service.ts';
import { ScanReceipts } from './scan-receipt.ts';
import type { Scanned } from './scan-receipt.ts';
import { UseNoticeService } from './use-notice.service.ts';
import { TerminalRepository } from './terminal.repository.ts';
import type { KnownTerminal } from './terminal.repository.ts';

/** One attempt of a till, as it arrived. */
interface Attempt {
  caller: Principal;
  terminal: KnownTerminal;
  key: string;
  request: RedeemRequest;
  requestHash: string;
}

/** The code of a refused redemption. */
type RefusedCode =
  | 'already-used'
  | 'quota-used-up'
  | 'waivers-open'
  | 'benefit-not-now'
  | 'benefit-not-offered'
  | 'revoked'
  | 'refused'
  | 'not-admitted';

type Outcome =
  | { kind: 'booked' | 'repeated'; redemption: Redemption }
  | { kind: 'refused'; code: RefusedCode; facts: ProblemFacts };

/** Gives the benefit once and writes it into the ledger (pass.md, At the counter). */
@Injectable()
export class RedemptionService {
  constructor(
    private readonly database: Database,
    private readonly checks: PassCheckService,
    private readonly ledger: LedgerService,
    private readonly quotas: QuotaService,
    private readonly waivers: OpenWaiverService,
    private readonly holders: HolderService,
    private readonly useNotices: UseNoticeService,
    private readonly identity: IdentityService,
    private readonly venues: VenueService,
    private readonly applications: ApplicationService,
    private readonly terminals: TerminalRepository,
    private readonly refusals: RefusalService,
    private readonly receipts: ScanReceipts,
    private readonly clock: Clock,
  ) {}

  /**
   * Redeems a scanned code. The same key with the same body repeats the first answer, for ever;
   * nothing of a refused attempt stays but its failed scan.
   *
   * @returns the redemption, and whether it was booked by an earlier request
   * @throws Problem `scan-invalid`, `scan-expired`, `idempotency-key-reused`, `venue-not-live`,
   * `terminal-revoked`, `benefit-not-offered`, `quota-used-up`, `benefit-not-now`, `waivers-open`, `already-used`,
   * `revoked`, `refused`, `not-admitted`
   */
  async redeem(
    caller: Principal,
    terminal: KnownTerminal,
    key: string,
    request: RedeemRequest,
  ): Promise<{ redemption: Redemption; repeated: boolean }> {
    const attempt: Attempt = { caller, terminal, key, request, requestHash: hashOf(request) };
    const outcome = await this.database
      .write((tx) => this.attempt(tx, attempt))
      .catch((error: unknown) => {
        // the same key came at once with two codes, and the unique key decided: look again
        if (isDuplicate(error)) return this.database.write((tx) => this.attempt(tx, attempt));
        throw error;
      });
    if (outcome.kind === 'refused') throw new Problem(outcome.code, outcome.facts);
    return { redemption: outcome.redemption, repeated: outcome.kind === 'repeated' };
  }

  /**
   * Takes a redemption back: the quota returns, the code stays used. A cashier may on the same day,
   * a manager within thirty.
   *
   * @throws Problem `not-found` (also for another venue's), `void-too-late`, `already-voided`, `already-returned`
   */
  async void(
    caller: Principal,
    terminal: KnownTerminal,
    redemptionId: string,
    reason: string,
  ): Promise<VoidRow> {
    return this.database.write(async (tx) => {
      const row = await this.ledger.lockRedemption(tx, redemptionId, terminal.venueId);
      if (row === null) throw new Problem('not-found', { detail: '没有这笔记录' });
      const at = this.clock.now();
      const manager = await this.venues.worksAt(tx, caller.accountId, terminal.venueId, ['manager']);
      if (!mayVoid(row.bookedAt, at, manager)) {
        throw new Problem('void-too-late', {
          detail: manager ? '超过 30 天的记录不能冲销' : '隔天的记录请网点负责人冲销（30 天内）',
          fixableBy: manager ? 'office' : 'venue',
        });
      }
      const by = { accountId: caller.accountId, terminalId: terminal.id, reason, at };
      const voiding = await this.ledger.bookVoid(tx, row, by);
      if (typeof voiding === 'string') throw new Problem(voiding, { retry: false });
      await this.useNotices.tellVoided(tx, row, reason, at);
      return {
        redemptionId: voiding.id,
        number: voiding.number,
        voids: { redemptionId: row.id, number: row.number },
        reason,
        voidedAt: at.toISOString(),
      };
    });
  }

  private async attempt(tx: Tx, attempt: Attempt): Promise<Outcome> {
    const { terminal, key, request, requestHash } = attempt;
    const byKey = await this.ledger.findByKey(tx, terminal.id, key);
    if (byKey !== null) return repeat(byKey, requestHash);
    const receipt = this.receipts.read(request.scan);
    if (!receipt.ok || receipt.scanned.terminalId !== terminal.id)
      throw new Problem('scan-invalid', { retry: false });
    const venue = await this.venues.holdLive(tx, terminal.venueId);
    if (await this.terminals.isRevoked(tx, terminal.id)) throw new Problem('terminal-revoked');
    const { scanned } = receipt;
    // locks the pass: from here on no other redemption of it, and no revocation, comes in between
    const check = await this.checks.recheck(tx, scanned.passId, scanned.step);
    if (check === null) throw new Problem('scan-invalid');
    const taken = await this.ledger.findByCode(tx, scanned.passId, scanned.step);
    if (taken?.terminalId === terminal.id && taken.idempotencyKey === key) return repeat(taken, requestHash);
    if (receipt.expired) throw new Problem('scan-expired', { retry: true });
    const { pass } = check;
    if (pass === null) throw new Problem('scan-invalid');
    const refuse = (code: RefusedCode, facts: ProblemFacts = {}, reason: HolderRefusal | null = null) =>
      this.refuse(tx, attempt, { pass, venueName: venue.name }, code, facts, reason);
    if (check.verdict !== 'ok' && check.verdict !== 'refused') return refuse('revoked');
    if (taken !== null) {
      return refuse('already-used', { usedAt: taken.bookedAt.toISOString(), venueName: taken.venueName });
    }
    if (check.verdict === 'refused') return refuse('refused', {}, holderRefusal('consent-missing'));
    const standing = await this.holders.standingOf(tx, pass);
    if (!standing.ok) return refuse('refused', {}, standing.refusal);
    if (!(await this.applications.admits(tx, pass, terminal.venueId))) return refuse('not-admitted');
    return this.give(tx, attempt, { scanned, pass, standing, venueName: venue.name }, refuse);
  }

  /** Everything about the holder is in order: the benefit, its quota, and the row. */
  private async give(
    tx: Tx,
    { caller, terminal, key, request, requestHash }: Attempt,
    { scanned, pass, standing, venueName }: Decided,
    refuse: (code: RefusedCode, facts?: ProblemFacts) => Promise<Outcome>,
  ): Promise<Outcome> {
    const offers = await this.venues.benefitsFor(tx, terminal.venueId, pass.holderKind, standing.grade);
    const offer = offers.find((entry) => entry.benefitId === request.benefitId);
    if (offer === undefined) return refuse('benefit-not-offered');
    const amounts = amountsOf(offer, request.amountFen);
    const at = this.clock.now();
    if (!isWithinTimes(offer.times, at)) {
      const next = nextWithinTimes(offer.times, at);
      const detail = `优惠时间：${benefitTimesText(offer.times)}`;
      return refuse('benefit-not-now', {
        detail,
        ...(next === null ? {} : { availableAt: next.toISOString() }),
      });
    }
    if (offer.openLimit !== null) {
      const open = await this.waivers.countHeld(tx, pass, offer.benefitId);
      if (open >= offer.openLimit)
        return refuse('waivers-open', { detail: `还有 ${open} 件没有归还，归还后再办理` });
    }
    const quota = await this.quotas.take(tx, holderIdOf(pass), offer, at);
    if (!quota.ok) {
      return refuse(
        'quota-used-up',
        quota.availableAt === null ? {} : { availableAt: quota.availableAt.toISOString() },
      );
    }
    const id = newId(at);
    const row = await this.ledger.book(tx, {
      id,
      venueId: terminal.venueId,
      venueName,
      personId: pass.personId,
      enterpriseId: pass.enterpriseId,
      accountId: caller.accountId,
      terminalId: terminal.id,
      benefitId: offer.benefitId,
      benefitVersion: offer.version,
      benefitKind: offer.kind,
      benefitTitle: offer.title,
      grade: standing.grade,
      scoreHundredths: standing.scoreHundredths,
      policyVersion: standing.policyVersion,
      clause: standing.clause,
      passId: scanned.passId,
      step: scanned.step,
      idempotencyKey: key,
      requestHash,
      ...amounts,
      remaining: quota.remaining,
      quotaWindow: quota.window,
      quotaKey: quota.window === null ? null : offer.quotaKey,
      noteSealed:
        request.note === undefined
          ? null
          : this.identity.sealNote(standing.shower, request.note, notePlace(id)),
      bookedAt: at,
    });
    if (standing.enterprise !== null) await this.useNotices.tellRepresentative(tx, row, standing.enterprise);
    return { kind: 'booked', redemption: shown(row) };
  }

  private async refuse(
    tx: Tx,
    { terminal, request }: Attempt,
    { pass, venueName }: { pass: IssuedCredential; venueName: string },
    code: RefusedCode,
    facts: ProblemFacts,
    reason: HolderRefusal | null,
  ): Promise<Outcome> {
    const text = `redeem ${request.benefitId}`;
    await this.refusals.keep(tx, {
      terminalId: terminal.id,
      venueName,
      entry: 'qr',
      code,
      pass,
      holderRefusal: reason,
      text,
    });
    if (code === 'benefit-not-offered')
      return { kind: 'refused', code, facts: { fixableBy: 'cashier', retry: true, ...facts } };
    const { fixableBy, retry } = REFUSALS[code];
    return { kind: 'refused', code, facts: { fixableBy, retry, ...facts } };
  }
}

interface Decided {
  scanned: Scanned;
  pass: IssuedCredential;
  standing: Extract<HolderStanding, { ok: true }>;
  venueName: string;
}

/** A booked row as the till is answered, the first time and every later one. */
interface ShownRow {
  id: string;
  number: number;
  benefitId: string;
  benefitTitle: string;
  amountFen: number | null;
  discountFen: number | null;
  remaining: number | null;
  bookedAt: Date;
}

const shown = (row: ShownRow): Redemption => ({
  redemptionId: row.id,
  number: row.number,
  benefitId: row.benefitId,
  benefitTitle: row.benefitTitle,
  ...statedAmounts(row),
  remaining: row.remaining,
  redeemedAt: row.bookedAt.toISOString(),
});

/** @throws Problem `idempotency-key-reused` when the key came with another body before */
function repeat(row: ShownRow & { requestHash: string | null }, requestHash: string): Outcome {
  if (row.requestHash !== requestHash)
    throw new Problem('idempotency-key-reused', { fixableBy: 'cashier', retry: false });
  return { kind: 'repeated', redemption: shown(row) };
}

/** The members in a fixed order: how a client orders its JSON does not make another request. */
const hashOf = ({ scan, benefitId, amountFen, note }: RedeemRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([scan, benefitId, amountFen ?? null, note ?? null]))
    .digest('base64url');

/** @throws Problem `invalid-request` when a percentage comes without the amount it is of */
function amountsOf(
  { percentOff }: Offer,
  amountFen: number | undefined,
): { amountFen: number | null; discountFen: number | null } {
  if (percentOff === null) return { amountFen: amountFen ?? null, discountFen: null };
  if (amountFen === undefined)
    throw fieldProblem({ path: 'amountFen', code: 'required', text: '请输入金额' });
  return { amountFen, discountFen: discountFen(amountFen, percentOff) };
}
