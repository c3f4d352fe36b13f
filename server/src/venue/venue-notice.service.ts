import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { VenueAction } from '@benefit/shared/venue/venue-state-rules';
import { ExchangeService } from '../exchange/exchange.service.ts';
import { NoticeService } from '../identity/notice.service.ts';
import { PersonLookupService } from '../identity/person-lookup.service.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { OutboxService } from '../platform/outbox.service.ts';
import { StaffRepository } from './staff.repository.ts';
import { StandingRepository } from './standing.repository.ts';
import type { VenueEvent } from './venue-event.entity.ts';
import type { VenueRow } from './venue.entity.ts';

/** A step of which the venue's readers are told; body `{venueId, eventId}`, and from where in the book on. */
const TOPIC = 'venue.readers';
/** Rows of the book whose readers are told in one transaction. */
const BATCH = 200;
/** Whose last use lies further back is not told. */
const USED_WITHIN_MS = 365 * 24 * 3600_000;

type ReaderWords = (venue: { name: string; until: string | null }) => { title: string; text: string };

/** What readers are told of a step; of others they are told nothing. */
const READER_WORDS: Partial<Record<VenueAction, ReaderWords>> = {
  suspend: ({ name }) => ({
    title: '网点暂停信用优惠',
    text: `${name}的信用优惠已由信用办暂停，恢复后另行通知。没还的书照常归还，押金仍按免押办理。`,
  }),
  lift: ({ name }) => ({ title: '网点恢复信用优惠', text: `${name}已恢复信用优惠。` }),
  pause: ({ name, until }) => ({
    title: '网点暂停营业',
    text: `${name}暂停营业${until === null ? '' : `，至 ${until}`}，期间不办理信用优惠。`,
  }),
  end: ({ name }) => ({
    title: '网点结束推行',
    text: `${name}已结束推行信用优惠。没还的书照常归还，您的记录都在。`,
  }),
  remove: ({ name }) => ({
    title: '网点已被清退',
    text: `${name}已被清退，不再办理信用优惠。没还的书照常归还，您的记录都在。`,
  }),
};

/** Tells a venue's managers, and those who used it, what became of it. */
@Injectable()
export class VenueNoticeService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly exchange: ExchangeService,
    private readonly outbox: OutboxService,
    private readonly notices: NoticeService,
    private readonly people: PersonLookupService,
    private readonly staff: StaffRepository,
    private readonly standings: StandingRepository,
    private readonly book: LedgerBookService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.exchange.deliver(TOPIC, async ({ body }) => {
      const again = await this.database.write((tx) => this.tellSome(tx, body));
      if (again) this.exchange.poke();
    });
  }

  /** Leaves a message for everybody who manages a venue, in the caller's transaction. */
  async tellManagers(
    tx: Tx,
    { id: venueId }: Pick<VenueRow, 'id'>,
    message: { title: string; text: string; clause: string | null },
  ): Promise<void> {
    const people = await this.staff.ofVenue(tx, venueId);
    const managers = new Set(
      people.flatMap(({ role, accountId }) => (role === 'manager' ? [accountId] : [])),
    );
    for (const accountId of managers)
      await this.notices.notify(tx, accountId, { kind: 'venue', subjectId: venueId, ...message });
  }

  /** Leaves word that readers have to be told, in the caller's transaction; `poke` after its commit. */
  async tellReaders(tx: Tx, { id: eventId, venueId, action, at }: VenueEvent): Promise<void> {
    if (READER_WORDS[action] === undefined) return;
    await this.outbox.leave(tx, TOPIC, { venueId, eventId }, at);
  }

  poke(): void {
    this.exchange.poke();
  }

  /**
   * Tells the next readers and leaves word of the rest; true where there is more. A reader who was told
   * is not told again, however often this breaks off.
   */
  private async tellSome(tx: Tx, body: Record<string, string>): Promise<boolean> {
    const { venueId = '', eventId = '', afterAt, afterId } = body;
    const event = (await this.standings.eventsOf(tx, venueId)).find(({ id }) => id === eventId);
    const words = event && READER_WORDS[event.action];
    const venue = await this.standings.find(tx, venueId);
    if (event === undefined || words === undefined || venue === null) return false;
    const from = new Date(event.at.getTime() - USED_WITHIN_MS);
    const after =
      afterAt === undefined || afterId === undefined ? null : { bookedAt: new Date(afterAt), id: afterId };
    const { personIds, next } = await this.book.usersAfter(tx, { venueId, from, after, limit: BATCH });
    const accountIds = [...(await this.people.accountsOf(tx, personIds)).values()];
    const told = await this.notices.toldOf(tx, eventId, accountIds);
    const { title, text } = words({ name: venue.name, until: event.until });
    const clause = event.action === 'remove' ? '郑经信用办〔2024〕21号 五（一）' : null;
    for (const accountId of accountIds.filter((id) => !told.has(id)))
      await this.notices.notify(tx, accountId, { kind: 'venue', title, text, clause, subjectId: eventId });
    if (next === null) return false;
    const rest = { venueId, eventId, afterAt: next.bookedAt.toISOString(), afterId: next.id };
    await this.outbox.leave(tx, TOPIC, rest, this.clock.now());
    return true;
  }
}
