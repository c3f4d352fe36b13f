import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { venueTransitionFor } from '@benefit/shared/venue/venue-state-rules';
import type { VenueAction } from '@benefit/shared/venue/venue-state-rules';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { ApplicationService } from './application/application.service.ts';
import { AnnouncementRepository } from './joining/announcement.repository.ts';
import { readPublished } from './joining/joining-content.ts';
import { StandingRepository } from './standing.repository.ts';
import type { VenueEvent } from './venue-event.entity.ts';
import { VenueNoticeService } from './venue-notice.service.ts';

const LOOK_EVERY_MS = 3600_000;

/**
 * Resumes venues whose pause is over, ends those whose announced time is, and erases documents that were
 * answered long ago: at the start and hourly.
 */
@Injectable()
export class VenueCalendarService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(VenueCalendarService.name);
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly standings: StandingRepository,
    private readonly announcements: AnnouncementRepository,
    private readonly notices: VenueNoticeService,
    private readonly applications: ApplicationService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const take = () => {
      this.turn = this.turn.then(() => this.sweep()).catch((error: unknown) => this.logger.error(error));
    };
    take();
    this.timer = setInterval(take, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.turn;
  }

  /** Does what is due today. */
  async sweep(): Promise<void> {
    const today = shanghaiDate(this.clock.now());
    const due = await this.database.read((tx) => this.standings.ofCalendar(tx));
    for (const venueId of due) {
      if (this.stopping) return;
      await this.database.write((tx) => this.takeIfDue(tx, venueId, today));
    }
    if (due.length > 0) this.notices.poke();
    await this.applications.eraseSpent();
  }

  private async takeIfDue(tx: Tx, venueId: string, today: string): Promise<void> {
    const venue = await this.standings.lockAny(tx, venueId);
    if (venue === null) return;
    const [last] = await this.standings.eventsOf(tx, venueId);
    if (
      venue.status === 'paused' &&
      last?.until !== null &&
      last?.until !== undefined &&
      last.until < today
    ) {
      return this.take(tx, venueId, 'resume', { last, accountId: last.accountId, reason: '暂停到期' });
    }
    if (venue.status !== 'live') return;
    const announced = await this.announcements.latest(tx, venueId);
    if (announced === null) return;
    const { openEnded, until } = readPublished(announced.content).announcement;
    if (openEnded || until >= today) return;
    const { accountId } = announced;
    return this.take(tx, venueId, 'end', { last, accountId, reason: `公告的推行期限至 ${until}` });
  }

  /** The account is whose word it was: the pause's, or the announcement's. */
  private async take(
    tx: Tx,
    venueId: string,
    action: VenueAction,
    { last, accountId, reason }: { last: VenueEvent | undefined; accountId: string; reason: string },
  ): Promise<void> {
    const from = action === 'resume' ? 'paused' : 'live';
    const transition = venueTransitionFor(from, action, 'calendar');
    if (transition === null) throw new Error(`The calendar has no ${action}`);
    const at = this.clock.now();
    const event: VenueEvent = {
      id: newId(at),
      venueId,
      version: (last?.version ?? 0) + 1,
      action,
      fromStatus: transition.from,
      toStatus: transition.to,
      accountId,
      unit: '到期自动',
      reason,
      until: null,
      at,
    };
    await this.standings.take(tx, event);
    await this.notices.tellReaders(tx, event);
  }
}
