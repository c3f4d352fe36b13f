import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { dayText } from '@benefit/shared/venue/calendar-text';
import type { PosterFormat, PosterSize } from '@benefit/shared/venue/joining-contract';
import type { Principal } from '../../identity/principal.ts';
import { CONFIG } from '../../platform/config.ts';
import type { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import { AnnouncementRepository } from './announcement.repository.ts';
import { readPublished } from './joining-content.ts';
import { posterPdf, posterPng } from './poster-drawing.ts';
import { planPoster } from './poster-layout.ts';

/** The page of a venue in the browser. */
const VENUE_PAGE = '/venue/pages/venue/index?venueId=';

/** What is announced, as a poster for the shop. */
@Injectable()
export class PosterService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly announcements: AnnouncementRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param origin where the request came to; printed where nothing else is configured
   * @throws Problem `not-found` for a venue that the caller does not manage, `not-allowed-now` before its
   *   first announcement
   */
  async make(
    caller: Principal,
    venueId: string,
    { size, format, origin }: { size: PosterSize; format: PosterFormat; origin: string },
  ): Promise<{ name: string; content: Readable }> {
    const { venue, latest } = await this.database.read(async (tx) => ({
      venue: await this.access.managed(tx, caller, venueId),
      latest: await this.announcements.latest(tx, venueId),
    }));
    if (latest === null) throw new Problem('not-allowed-now', { detail: '公告发布后才有海报' });
    const { benefits } = readPublished(latest.content);
    const { number, publishedOn } = latest;
    const plan = planPoster({ name: venue.name, benefits, number, date: dayText(publishedOn) });
    const address = `${this.config.publicUrl ?? origin}${VENUE_PAGE}${venueId}`;
    const content =
      format === 'pdf'
        ? posterPdf(plan, address, size)
        : Readable.from([await posterPng(plan, address, size)]);
    return { name: `信易阅海报-${venue.name}-${size}.${format}`, content };
  }
}
