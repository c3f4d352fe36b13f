import { Injectable } from '@nestjs/common';
import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { endOfNextWorkingDay } from '@benefit/shared/relief/working-day-rules';
import { IdentityService } from '../../identity/identity.service.ts';
import type { Tx } from '../../platform/database.ts';
import { PAGE_SIZE } from '../../platform/page.ts';
import type { Officer } from '../report/officer.service.ts';
import { ReportVault } from '../report/report-vault.ts';
import { QueueItemService } from './queue-item.service.ts';
import { QUEUE_STATES } from './queue-lanes.ts';
import type { QueueFilter } from './queue-lanes.ts';
import { areaOf, readStates, readText, writeCursor } from './queue-query.ts';
import type { QueueQuery } from './queue-query.ts';
import { QueueRepository } from './queue.repository.ts';
import type { QueuePlace } from './queue.repository.ts';
import { ReviewSettingsService } from './review-settings.service.ts';

/** A page of the queue with its counts, as `listReviewReports` answers. */
export interface QueuePage {
  items: QueueItem[];
  next: string | null;
  counts: { byStatus: Record<string, number>; total: number; overdue: number; mine: number };
}

/** Everything that waits for an officer, without further filters. */
export const WAITING: QueueFilter = { states: null, unassigned: false };

export const overdueAt = (at: Date): NonNullable<QueueFilter['due']> => ({
  until: new Date(at.getTime() - 1),
});

/** The queue: reports within an officer's area, the most urgent first. */
@Injectable()
export class QueueService {
  constructor(
    private readonly queue: QueueRepository,
    private readonly items: QueueItemService,
    private readonly settings: ReviewSettingsService,
    private readonly identities: IdentityService,
    private readonly vault: ReportVault,
  ) {}

  async page(
    tx: Tx,
    officer: Officer,
    query: QueueQuery,
    after: QueuePlace | null,
    at: Date,
  ): Promise<QueuePage> {
    const area = areaOf(officer);
    const filter = await this.filterOf(tx, officer, query, at);
    const places = await this.queue.page(tx, area, filter, { after, limit: PAGE_SIZE + 1 });
    const shown = places.slice(0, PAGE_SIZE);
    const last = shown[shown.length - 1];
    const ids = shown.map(({ id }) => id);
    return {
      items: await this.items.itemsOf(tx, ids, officer.accountId, at),
      next: places.length > PAGE_SIZE && last !== undefined ? writeCursor(last) : null,
      counts: {
        byStatus: Object.fromEntries(await this.queue.counts(tx, area, { ...filter, states: QUEUE_STATES })),
        total: await this.queue.count(tx, area, WAITING),
        overdue: await this.queue.count(tx, area, { ...WAITING, due: overdueAt(at) }),
        mine: await this.queue.count(tx, area, { ...WAITING, claimed: { by: officer.accountId, at } }),
      },
    };
  }

  /**
   * Reads the filters of an address.
   *
   * @throws Problem `invalid-request` where a state is none
   */
  async filterOf(tx: Tx, officer: Officer, query: QueueQuery, at: Date): Promise<QueueFilter> {
    const { campaignId, categoryCode, district } = query;
    const text = readText(query.q);
    return {
      states: readStates(query),
      unassigned: query.unassigned === 'true',
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(categoryCode === undefined ? {} : { categoryCode }),
      ...(district === undefined ? {} : { district }),
      ...(query.mine === 'true' ? { claimed: { by: officer.accountId, at } } : {}),
      ...(query.age === undefined ? {} : { due: await this.dueSpan(tx, query.age, at) }),
      ...(text === '' ? {} : { search: this.searchFor(text) }),
    };
  }

  private async dueSpan(
    tx: Tx,
    age: 'overdue' | 'due-soon',
    at: Date,
  ): Promise<NonNullable<QueueFilter['due']>> {
    if (age === 'overdue') return overdueAt(at);
    const { isWorkingDay } = await this.settings.termsAt(tx, at);
    return { from: at, until: endOfNextWorkingDay(at, isWorkingDay) };
  }

  /** A report's number, a full name or a full document number: whatever the text is, by its hash. */
  private searchFor(text: string): NonNullable<QueueFilter['search']> {
    const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    return {
      number,
      nameHash: this.vault.nameHash(text),
      documentHashes: [...this.identities.documentHashesOf(number), this.vault.creditCodeHash(number)],
    };
  }
}
