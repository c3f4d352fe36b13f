import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { discountFen } from '@benefit/shared/counter/amount-rules';
import { staysOpen } from '@benefit/shared/ledger/open-waiver-rules';
import { quotaWindow } from '@benefit/shared/ledger/quota-rules';
import { startOfShanghaiDay } from '@benefit/shared/shanghai-time';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import { TerminalRepository } from '../counter/terminal.repository.ts';
import { CreditService } from '../credit/credit.service.ts';
import { IdentityRepository } from '../identity/identity.repository.ts';
import type { LedgerRow } from '../ledger/ledger-row.entity.ts';
import { LedgerService } from '../ledger/ledger.service.ts';
import { QuotaService } from '../ledger/quota.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { idFromBytes, newId } from '../platform/ids.ts';
import { VenueRepository } from '../venue/venue.repository.ts';
import { VenueService } from '../venue/venue.service.ts';
import type { Offer } from '../venue/venue.service.ts';
import { DEMO_CITIZENS, DEMO_VENUES } from './demo-accounts.ts';
import { DEMO_READERS } from './demo-people.ts';

const DAY_MS = 24 * 3600_000;
const OPENING_HOUR = 10;
/** How long a book is out. */
const LENT_MS = 18 * DAY_MS;
/** Days ago on which the accounts' own past uses lie: further back than any running quarter. */
const ACCOUNT_DAYS = [95, 101, 118, 140, 163, 205];
/** Days ago, and today, on which the readers came. */
const READER_DAYS = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 21, 26, 32];

/** One past use, before it is booked in the order of time. */
interface PastUse {
  username: string;
  venueName: string;
  at: Date;
  pick: number;
}

/** Writes past uses, so that records, ledgers and a till's day are not empty on the first visit. */
@Injectable()
export class DemoHistory {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly credit: CreditService,
    private readonly venues: VenueRepository,
    private readonly venueService: VenueService,
    private readonly quotas: QuotaService,
    private readonly ledger: LedgerService,
    private readonly terminals: TerminalRepository,
    private readonly clock: Clock,
  ) {}

  async write(): Promise<void> {
    const uses = pastUses(this.clock.now());
    await this.database.write(async (tx) => {
      const venueIds = await this.venues.idsByName(tx);
      const tills = new Map<string, { accountId: string; terminalId: string }>();
      for (const [venueName, username] of [
        [DEMO_VENUES.bookstore, 'cashier'],
        [DEMO_VENUES.library, 'cashier2'],
      ] as const) {
        tills.set(venueName, await this.addTill(tx, venueIds.get(venueName) ?? '', username));
      }
      const lent: { row: LedgerRow; at: Date }[] = [];
      const bringBack = async (until: Date) => {
        while (lent[0] !== undefined && lent[0].at <= until) {
          const { row, at } = lent[0];
          lent.shift();
          const { accountId, terminalId } = row;
          await this.ledger.bookReturn(tx, row, { accountId, terminalId, at });
        }
      };
      for (const use of uses) {
        await bringBack(use.at);
        const row = await this.bookUse(tx, use, venueIds.get(use.venueName) ?? '', tills.get(use.venueName));
        if (row !== null && staysOpen(row.benefitKind as BenefitKind))
          lent.push({ row, at: new Date(use.at.getTime() + LENT_MS) });
      }
      await bringBack(this.clock.now());
    });
  }

  private async addTill(
    tx: Tx,
    venueId: string,
    username: string,
  ): Promise<{ accountId: string; terminalId: string }> {
    const account = await this.identities.findAccountByUsername(tx, username);
    if (account === null) throw new Error(`No account ${username}`);
    const terminalId = newId(account.createdAt);
    await this.terminals.add(tx, {
      id: terminalId,
      venueId,
      name: '一号收银台',
      tokenHash: createHash('sha256').update(randomBytes(32)).digest('base64url'),
      enrolledBy: account.id,
      enrolledAt: account.createdAt,
      lastSeenAt: null,
      revokedAt: null,
    });
    return { accountId: account.id, terminalId };
  }

  private async bookUse(
    tx: Tx,
    { username, venueName, at, pick }: PastUse,
    venueId: string,
    till: { accountId: string; terminalId: string } | undefined,
  ): Promise<LedgerRow | null> {
    const account = await this.identities.findAccountByUsername(tx, username);
    if (account?.personId == null || till === undefined) throw new Error(`No person behind ${username}`);
    const standing = await this.credit.standingOf(tx, account.personId);
    if (!standing.ok) return null;
    const offers = await this.venueService.benefitsFor(tx, venueId, 'person', standing.grade);
    const offer = offers[pick % offers.length];
    if (offer === undefined) return null;
    const quota = await this.quotas.take(tx, account.personId, offer, at);
    if (!quota.ok) return null;
    return this.ledger.book(tx, {
      id: newId(at),
      venueId,
      venueName,
      personId: account.personId,
      enterpriseId: null,
      ...till,
      benefitId: offer.benefitId,
      benefitVersion: offer.version,
      benefitKind: offer.kind,
      benefitTitle: offer.title,
      grade: standing.grade,
      scoreHundredths: standing.scoreHundredths,
      policyVersion: standing.policyVersion,
      clause: standing.clause,
      passId: idFromBytes(randomBytes(16)),
      step: Math.floor(at.getTime() / 15_000),
      idempotencyKey: newId(at),
      requestHash: createHash('sha256').update(username).digest('base64url'),
      ...amountsOf(offer, pick),
      remaining: quota.remaining,
      quotaKey: null,
      quotaWindow: offer.quota === null ? null : quotaWindow(offer.quota, at).key,
      noteSealed: null,
      bookedAt: at,
    });
  }
}

/** All past uses in the order of time, so that the ledger's numbers follow it. */
function pastUses(now: Date): PastUse[] {
  const venueNames = [DEMO_VENUES.bookstore, DEMO_VENUES.library];
  const accounts = DEMO_CITIZENS.filter(({ person }) => person !== null && person.score >= 100);
  const own = accounts.flatMap(({ account }, index) =>
    ACCOUNT_DAYS.map((days, turn) => ({ username: account, days: days + index, pick: turn + index })),
  );
  const readers = DEMO_READERS.flatMap((_, index) =>
    READER_DAYS.filter((_day, turn) => (turn + index) % 3 === 0).map((days, turn) => ({
      username: `reader-${index + 1}`,
      days,
      pick: turn + index,
    })),
  );
  return [...own, ...readers]
    .map(({ username, days, pick }, turn) => ({
      username,
      venueName: venueNames[turn % 2] ?? DEMO_VENUES.bookstore,
      at: instantOf(now, days, turn),
      pick,
    }))
    .filter(({ at }) => at < now)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** Some minute of an opening day, another for each turn. */
function instantOf(now: Date, daysAgo: number, turn: number): Date {
  const day = startOfShanghaiDay(new Date(now.getTime() - daysAgo * DAY_MS));
  const minutes = OPENING_HOUR * 60 + ((turn * 47) % 500);
  return new Date(day.getTime() + minutes * 60_000 + ((turn * 7919) % 60_000));
}

function amountsOf(
  { percentOff }: Offer,
  pick: number,
): { amountFen: number | null; discountFen: number | null } {
  if (percentOff === null) return { amountFen: null, discountFen: null };
  const amountFen = 2_800 + ((pick * 1_370) % 9_000);
  return { amountFen, discountFen: discountFen(amountFen, percentOff) };
}
