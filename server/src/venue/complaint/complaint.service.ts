import { Injectable } from '@nestjs/common';
import { endOfShanghaiDay, isCalendarDay, shanghaiDate } from '@benefit/shared/shanghai-time';
import { ANSWER_DAYS, MAX_OPEN_COMPLAINTS } from '@benefit/shared/venue/complaint-contract';
import type { Complaint } from '@benefit/shared/venue/complaint-contract';
import { wasLive } from '@benefit/shared/venue/venue-state-rules';
import { NoticeService } from '../../identity/notice.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { LedgerBookService } from '../../ledger/ledger-book.service.ts';
import { Clock } from '../../platform/clock.ts';
import { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { cursorId, toPage } from '../../platform/page.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import type { Side } from '../venue-access.service.ts';
import { VenueRepository } from '../venue.repository.ts';
import type { VenueRow } from '../venue.entity.ts';
import type { ComplaintRow } from './complaint.entity.ts';
import { ComplaintRepository } from './complaint.repository.ts';

const DAY_MS = 24 * 3600_000;
const YEAR_MS = 365 * DAY_MS;

const textPlace = (row: string) => ({ table: 'complaint', column: 'text', row });

/** “没给我优惠”: what people tell a venue's sponsor, and its answer (rule 26). */
@Injectable()
export class ComplaintService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly venues: VenueRepository,
    private readonly complaints: ComplaintRepository,
    private readonly book: LedgerBookService,
    private readonly notices: NoticeService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `not-found` for a venue that was never live, `invalid-request` for a day to come,
   *   `too-many-complaints` while earlier ones wait for their answer
   */
  async send(
    { accountId }: Principal,
    venueId: string,
    { happenedOn, text }: { happenedOn: string; text: string },
  ): Promise<Complaint> {
    const at = this.clock.now();
    if (!isCalendarDay(happenedOn) || happenedOn > shanghaiDate(at))
      throw fieldProblem({ path: 'happenedOn', code: 'out-of-range', text: '请选择今天或以前的日期' });
    return this.database.write(async (tx) => {
      const venue = await this.venues.findVenue(tx, venueId);
      if (venue === null || !wasLive(venue.status))
        throw new Problem('not-found', { detail: '没有这个网点' });
      if ((await this.complaints.countOpen(tx, accountId, venueId)) >= MAX_OPEN_COMPLAINTS)
        throw new Problem('too-many-complaints', { retry: false });
      const id = newId(at);
      const row: ComplaintRow = {
        ...{ id, venueId, accountId, happenedOn, sentAt: at },
        textSealed: this.cipher.seal(text.trim(), textPlace(id)),
        // the last moment of the day, as it is read
        dueAt: new Date(endOfShanghaiDay(new Date(at.getTime() + ANSWER_DAYS * DAY_MS)).getTime() - 1),
        ...{ upheld: null, answer: null, unit: null, answeredBy: null, answeredAt: null },
      };
      await this.complaints.add(tx, row);
      return this.shown(row);
    });
  }

  async mine({ accountId }: Principal, venueId: string): Promise<{ items: Complaint[] }> {
    const rows = await this.database.read((tx) => this.complaints.ofAccount(tx, accountId, venueId));
    return { items: rows.map((row) => this.shown(row)) };
  }

  /** @throws Problem `not-found` for a venue that is not the caller's to watch over */
  async list(caller: Principal, venueId: string, cursor: string | undefined) {
    const before = cursorId(cursor);
    const since = new Date(this.clock.now().getTime() - YEAR_MS);
    return this.database.read(async (tx) => {
      await this.watched(tx, caller, venueId, ['sponsor', 'office']);
      const { all } = await this.book.totals(tx, { venueId, from: since });
      return {
        ...toPage(await this.complaints.page(tx, venueId, before), (row) => this.shown(row)),
        honour: { given: all.net, upheld: await this.complaints.countUpheld(tx, venueId, since) },
      };
    });
  }

  /** @throws Problem `not-found`, `not-allowed-now` where it was answered */
  async answer(
    caller: Principal,
    venueId: string,
    complaintId: string,
    { upheld, text }: { upheld: boolean; text: string },
  ): Promise<Complaint> {
    return this.database.write(async (tx) => {
      const { venue, side } = await this.watched(tx, caller, venueId, ['sponsor']);
      const row = await this.complaints.lock(tx, complaintId, venueId);
      if (row === null) throw new Problem('not-found', { detail: '没有这条反映' });
      const answer = {
        upheld: upheld ? 1 : 0,
        answer: text.trim(),
        unit: side.unit,
        answeredBy: caller.accountId,
        answeredAt: this.clock.now(),
      };
      if (!(await this.complaints.answer(tx, complaintId, answer)))
        throw new Problem('not-allowed-now', { detail: '这条反映已经答复' });
      await this.notices.notify(tx, row.accountId, {
        kind: 'venue',
        title: `您反映的${venue.name}有答复了`.slice(0, 64),
        text: `${side.unit}：${upheld ? '情况属实。' : '经核实不属实。'}${answer.answer}`,
        clause: null,
        subjectId: complaintId,
      });
      return this.shown({ ...row, ...answer });
    });
  }

  private async watched(
    tx: Tx,
    caller: Principal,
    venueId: string,
    actors: readonly Side['actor'][],
  ): Promise<{ venue: VenueRow; side: Side }> {
    const { venue, sides } = await this.access.met(tx, caller, venueId);
    const side = sides.find(({ actor }) => actors.includes(actor));
    if (side === undefined) throw new Problem('not-found', { detail: '没有这个网点' });
    return { venue, side };
  }

  private shown({ id, happenedOn, textSealed, sentAt, dueAt, ...answer }: ComplaintRow): Complaint {
    const { answeredAt, answer: text, unit } = answer;
    return {
      complaintId: id,
      happenedOn,
      text: this.cipher.open(textSealed, textPlace(id)),
      sentAt: sentAt.toISOString(),
      dueAt: dueAt.toISOString(),
      answer:
        answeredAt === null
          ? null
          : { upheld: answer.upheld === 1, text: text ?? '', by: unit ?? '', at: answeredAt.toISOString() },
    };
  }
}
