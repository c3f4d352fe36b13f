import { Injectable } from '@nestjs/common';
import {
  COMMITMENT_VERSION,
  DEFAULT_COMMITMENT,
  DEFAULT_OPERATOR,
  commitmentText,
} from '@benefit/shared/venue/commitment-rules';
import { monthsOver, spanOfMonth } from '@benefit/shared/ledger/monthly-report-rules';
import type { JoiningContent } from '@benefit/shared/venue/joining-rules';
import { emptyJoining } from '@benefit/shared/venue/joining-rules';
import { CreditService } from '../credit/credit.service.ts';
import { IdentityRepository } from '../identity/identity.repository.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { sha256Of } from '../platform/crypto/digest.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { YearlyCheckRepository } from '../venue/check/yearly-check.repository.ts';
import { AnnouncementService } from '../venue/joining/announcement.service.ts';
import { CommitmentRepository } from '../venue/joining/commitment.repository.ts';
import { JoiningRepository } from '../venue/joining/joining.repository.ts';
import { MonthlyReportRepository } from '../venue/monthly/monthly-report.repository.ts';
import { JoiningService } from '../venue/joining/joining.service.ts';
import { DEMO_VENUES } from './demo-accounts.ts';
import { demoBenefits } from './demo-benefits.ts';
import { DEMO_CITY, DEMO_SPONSORS } from './demo-venues.ts';
import type { DemoVenue } from './demo-venues.ts';

const CHECKED_AGO_MS = 100 * 24 * 3600_000;
const CONFIRMED_AFTER_MS = 2.4 * 24 * 3600_000;

/** How the demonstration's venues came to be live: their sponsors, forms, commitments and announcements. */
@Injectable()
export class DemoJoining {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly joinings: JoiningRepository,
    private readonly joining: JoiningService,
    private readonly commitments: CommitmentRepository,
    private readonly announcements: AnnouncementService,
    private readonly credit: CreditService,
    private readonly reports: MonthlyReportRepository,
    private readonly checks: YearlyCheckRepository,
    private readonly book: LedgerBookService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @param at since when all of it holds */
  async write(venueIds: ReadonlyMap<string, string>, at: Date): Promise<void> {
    const sponsors = await this.addSponsors(at);
    for (const venue of DEMO_CITY) {
      await this.database.write((tx) => this.register(tx, venue, at));
      const sponsorId = sponsors.get(venue.district) ?? null;
      const venueId = venueIds.get(venue.name) ?? '';
      await this.database.write((tx) => this.join(tx, venueId, contentOf(venue, sponsorId, at), at));
    }
  }

  /** Bookstores are rated; libraries are no enterprises, and have no rating. */
  private async register(tx: Tx, { name, kind, creditCode }: DemoVenue, at: Date): Promise<void> {
    if ((await this.credit.enterpriseStanding(tx, creditCode)) !== null) return;
    const rated = kind === 'bookstore';
    await this.credit.registerEnterprise(tx, {
      ...{ creditCode, name, representativeHash: '' },
      ...{ rating: rated ? '良' : null, ratedOn: rated ? '2025-06-30' : null, recordedAt: at },
    });
  }

  /** Confirms what is over, each on the third day after, as managers do. */
  async confirmMonths(venueIds: ReadonlyMap<string, string>, since: Date): Promise<void> {
    const all = monthsOver(since, this.clock.now());
    for (const [name, venueId] of venueIds) {
      // where a visitor may be the manager, one is left to be confirmed
      const open = Object.values<string>(DEMO_VENUES).includes(name);
      const months = open ? all.slice(0, -1) : all;
      await this.database.write(async (tx) => {
        const known = new Set((await this.reports.of(tx, venueId)).map(({ month }) => month));
        const accountId = (await this.identities.findAccountByUsername(tx, 'manager'))?.id ?? '';
        for (const month of months.filter((each) => !known.has(each))) {
          const { from, until } = spanOfMonth(month);
          const figures = await this.book.totals(tx, { venueId, from, until });
          const confirmedAt = new Date(until.getTime() + CONFIRMED_AFTER_MS);
          const row = {
            venueId,
            month,
            figures: JSON.stringify(figures),
            confirmedBy: accountId,
            confirmedAt,
          };
          await this.reports.add(tx, row);
        }
      });
    }
  }

  /** The first sponsor of each district, by district. */
  private addSponsors(at: Date): Promise<Map<string, string>> {
    return this.database.write(async (tx) => {
      const first = new Map<string, string>();
      for (const sponsor of DEMO_SPONSORS) {
        const known = await this.joinings.findSponsorByName(tx, sponsor.name);
        const id = known?.id ?? newId(at);
        if (known === null) await this.joinings.addSponsor(tx, { id, ...sponsor, createdAt: at });
        if (!first.has(sponsor.district)) first.set(sponsor.district, id);
      }
      return first;
    });
  }

  private async join(tx: Tx, venueId: string, content: JoiningContent, at: Date): Promise<void> {
    if ((await this.joinings.find(tx, venueId)) !== null) return;
    const accountId = (await this.identities.findAccountByUsername(tx, 'manager'))?.id ?? '';
    await this.joinings.add(tx, {
      venueId,
      sponsorId: content.unit.sponsorId,
      creditCode: content.unit.creditCode,
      version: 1,
      contentSealed: this.joining.seal(venueId, content),
      returnedSteps: '[]',
      createdBy: accountId,
      firstLiveAt: at,
      updatedAt: at,
    });
    const id = newId(at);
    const text = commitmentText(DEFAULT_COMMITMENT, content.unit.name, DEFAULT_OPERATOR);
    await this.commitments.add(tx, {
      ...{ id, venueId, text, sha256: sha256Of(text), templateVersion: COMMITMENT_VERSION },
      signerSealed: this.cipher.seal(content.unit.headName, {
        table: 'venue_commitment',
        column: 'signer',
        row: id,
      }),
      ...{
        signerRole: 'representative',
        accountId,
        signedAt: at,
        acknowledgedBy: null,
        acknowledgedAt: null,
      },
    });
    await this.announcements.publish(tx, { venueId, content, accountId, at });
    await this.addCheck(tx, venueId, content);
  }

  /** The sponsor's look a hundred days ago; at one venue it is due, so that a visitor can do it. */
  private async addCheck(
    tx: Tx,
    venueId: string,
    { unit: { name, sponsorId } }: JoiningContent,
  ): Promise<void> {
    const sponsor = sponsorId === null ? null : await this.joinings.findSponsor(tx, sponsorId);
    const account = await this.identities.findAccountByUsername(tx, 'sponsor');
    if (sponsor === null || account === null || name === DEMO_VENUES.library) return;
    const checkedAt = new Date(this.clock.now().getTime() - CHECKED_AGO_MS);
    const row = { id: newId(checkedAt), venueId, accountId: account.id, unit: sponsor.name, checkedAt };
    await this.checks.add(tx, row);
  }
}

function contentOf(venue: DemoVenue, sponsorId: string | null, at: Date): JoiningContent {
  const { name, kind, creditCode, district, address, servicePhone, features, openingTimes, position } = venue;
  const empty = emptyJoining();
  return {
    unit: { name, kind, creditCode, headName: '周明远', headPhone: '0371-5550-0001', sponsorId },
    benefits: demoBenefits(kind, at),
    sameReason: '借阅次数按馆藏统一安排，各级别相同。',
    announcement: { ...empty.announcement, noticeDays: 15 },
    listing: {
      ...empty.listing,
      ...{ district, address, servicePhone, features, position },
      openingTimes: [...openingTimes],
    },
  };
}
