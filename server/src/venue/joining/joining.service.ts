import { Injectable } from '@nestjs/common';
import { readCreditCode } from '@benefit/shared/identity/credit-code-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import {
  changedSteps,
  editableSteps,
  joiningFaults,
  joiningStepText,
} from '@benefit/shared/venue/joining-rules';
import type { JoiningContent, JoiningFault, JoiningStep } from '@benefit/shared/venue/joining-rules';
import { venueStatusText } from '@benefit/shared/venue/venue-state-rules';
import { CreditService } from '../../credit/credit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { isDuplicate } from '../../platform/sql-errors.ts';
import { StaffRepository } from '../staff.repository.ts';
import { StandingRepository } from '../standing.repository.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import type { VenueRow } from '../venue.entity.ts';
import { VenueRepository } from '../venue.repository.ts';
import { AnnouncementRepository } from './announcement.repository.ts';
import { CommitmentService } from './commitment.service.ts';
import { readContent, readPublished, samePublished } from './joining-content.ts';
import type { VenueJoining } from './joining.entity.ts';
import { JoiningRepository } from './joining.repository.ts';
import { VenueFileService } from './venue-file.service.ts';

/** Venues that one account may have begun and not handed in. */
const MAX_DRAFTS = 5;
/** What a venue is called before its name is written. */
const UNNAMED = '新的推行单位';

const contentPlace = (row: string) => ({ table: 'venue_joining', column: 'content', row });

/** What a venue fills in on its way in, and what is missing of it. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly staff: StaffRepository,
    private readonly venues: VenueRepository,
    private readonly joinings: JoiningRepository,
    private readonly announcements: AnnouncementRepository,
    private readonly commitments: CommitmentService,
    private readonly credit: CreditService,
    private readonly files: VenueFileService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` for a venue that is not the caller's to see */
  async get(caller: Principal, venueId: string): Promise<Joining> {
    return this.database.read((tx) => this.viewFor(tx, caller, venueId));
  }

  /**
   * Saves what is filled in. The first time its caller becomes the venue's manager.
   *
   * @throws Problem `not-found`, `out-of-date` where it was saved elsewhere meanwhile, `not-allowed-now`,
   *   `too-many-drafts`, `invalid-request` for a step that may not be written now
   */
  async save(
    caller: Principal,
    venueId: string,
    { contentVersion, content }: { contentVersion: number; content: JoiningContent },
  ): Promise<Joining> {
    const write = () =>
      this.database.write(async (tx) => {
        const venue = await this.standings.lockAny(tx, venueId);
        if (venue === null) await this.begin(tx, caller, venueId, contentVersion, content);
        else await this.change(tx, caller, venue, contentVersion, content);
        return this.viewFor(tx, caller, venueId);
      });
    try {
      return await write();
    } catch (error) {
      // the same form from two pages at once: the second finds what the first made
      if (isDuplicate(error)) return write();
      throw error;
    }
  }

  /** What stands in a venue's form. */
  contentOf(row: VenueJoining): JoiningContent {
    return readContent(this.cipher.open(row.contentSealed, contentPlace(row.venueId)));
  }

  /** A form as it is kept. */
  seal(venueId: string, content: JoiningContent): string {
    return this.cipher.seal(JSON.stringify(content), contentPlace(venueId));
  }

  /** Everything that keeps a venue from going live, or from publishing what it changed. */
  async faultsOf(tx: Tx, venue: VenueRow, row: VenueJoining): Promise<JoiningFault[]> {
    const content = this.contentOf(row);
    const { signed, sealed } = await this.commitments.stateOf(tx, venue, content.unit.name);
    const ready = new Set(await this.files.readyPictures(tx, venue.id));
    const pictureIds = content.listing.pictureIds.filter((id) => ready.has(id));
    return joiningFaults(
      { ...content, listing: { ...content.listing, pictureIds } },
      // of a venue in force the running time counts from its first day
      { today: shanghaiDate(row.firstLiveAt ?? this.clock.now()), signed, sealed },
    );
  }

  /**
   * The form of a venue that is ready.
   *
   * @throws Problem `invalid-request` with everything that is missing, `not-found` where there is no form
   */
  async complete(tx: Tx, venue: VenueRow): Promise<{ row: VenueJoining; content: JoiningContent }> {
    const row = await this.joinings.find(tx, venue.id);
    if (row === null) throw new Problem('not-found', { detail: '没有这个网点的上线材料' });
    const faults = await this.faultsOf(tx, venue, row);
    if (faults.length > 0) {
      const errors = faults.map(({ path, text }) => ({ path, code: 'incomplete', text }));
      throw new Problem('invalid-request', { detail: `还有 ${faults.length} 项要补充`, errors });
    }
    return { row, content: this.contentOf(row) };
  }

  /** Notes which steps a venue that is sent back has to mend; none once it was handed in again. */
  async setReturned(tx: Tx, venueId: string, steps: readonly JoiningStep[]): Promise<void> {
    await this.joinings.update(tx, venueId, { returnedSteps: JSON.stringify(steps) });
  }

  async viewFor(tx: Tx, caller: Principal, venueId: string): Promise<Joining> {
    const { venue, sides } = await this.access.met(tx, caller, venueId);
    const row = await this.joinings.find(tx, venueId);
    if (row === null) throw new Problem('not-found', { detail: '没有这个网点的上线材料' });
    const content = this.contentOf(row);
    const [last] = await this.standings.eventsOf(tx, venueId);
    const announced = await this.announcements.latest(tx, venueId);
    const manages = sides.some(({ actor }) => actor === 'manager');
    const sent = venue.status === 'returned' ? await this.sentBack(tx, row) : null;
    return {
      venueId,
      status: venue.status,
      version: last?.version ?? 0,
      contentVersion: row.version,
      content,
      sponsorName: (await this.joinings.sponsorOf(tx, venueId))?.name ?? null,
      creditStanding: sides.some(({ actor }) => actor === 'sponsor' || actor === 'office')
        ? await this.standingOf(tx, content.unit.creditCode)
        : null,
      files: await this.files.shown(tx, venueId),
      editable: manages ? editableSteps(venue.status, stepsOf(row)) : [],
      returned: sent,
      faults: await this.faultsOf(tx, venue, row),
      ...(await this.commitments.shown(tx, venue, content.unit.name)),
      announced:
        announced === null
          ? null
          : {
              version: announced.version,
              number: announced.number,
              publishedOn: announced.publishedOn,
              lessFrom: announced.lessFrom,
            },
      since: row.firstLiveAt === null ? null : shanghaiDate(row.firstLiveAt),
      unpublished: announced !== null && !samePublished(readPublished(announced.content), content),
    };
  }

  /** What the sponsor checks the unit by (五（一）); null before there is a code. */
  private async standingOf(tx: Tx, creditCode: string): Promise<Joining['creditStanding']> {
    const code = readCreditCode(creditCode.trim());
    if (!code.ok) return null;
    const found = await this.credit.enterpriseStanding(tx, code.code);
    return {
      registeredName: found?.name ?? null,
      rating: found?.rating ?? null,
      ratedOn: found?.ratedOn ?? null,
    };
  }

  private async sentBack(tx: Tx, row: VenueJoining): Promise<Joining['returned']> {
    const events = await this.standings.eventsOf(tx, row.venueId);
    const event = events.find(({ action }) => action === 'return');
    if (event === undefined) return null;
    const { reason, unit, at } = event;
    return { steps: stepsOf(row), reason: reason ?? '', by: unit, at: at.toISOString() };
  }

  private async begin(
    tx: Tx,
    caller: Principal,
    venueId: string,
    contentVersion: number,
    content: JoiningContent,
  ): Promise<void> {
    if (contentVersion !== 0) throw new Problem('not-found', { detail: '没有这个网点' });
    if ((await this.joinings.countDrafts(tx, caller.accountId)) >= MAX_DRAFTS) {
      throw new Problem('too-many-drafts', {
        detail: `最多同时填写 ${MAX_DRAFTS} 家，请先提交或结束其中一家`,
        retry: false,
      });
    }
    const at = this.clock.now();
    await this.requireSponsor(tx, content);
    await this.venues.addVenue(tx, {
      id: venueId,
      ...faceOf(content),
      ...{ status: 'draft', features: '', openingTimes: [], announcedOn: null },
      ...{
        latitudeE6: null,
        longitudeE6: null,
        closedOnHolidays: null,
        benefitTimes: null,
        more: null,
        pictureIds: null,
      },
      createdAt: at,
    });
    await this.joinings.add(tx, {
      venueId,
      sponsorId: content.unit.sponsorId,
      creditCode: content.unit.creditCode,
      version: 1,
      contentSealed: this.seal(venueId, content),
      returnedSteps: '[]',
      createdBy: caller.accountId,
      firstLiveAt: null,
      updatedAt: at,
    });
    const { accountId } = caller;
    await this.staff.add(tx, {
      id: newId(at),
      venueId,
      accountId,
      role: 'manager',
      addedAt: at,
      removedAt: null,
    });
  }

  private async change(
    tx: Tx,
    caller: Principal,
    { id: venueId }: VenueRow,
    contentVersion: number,
    content: JoiningContent,
  ): Promise<void> {
    const venue = await this.access.managed(tx, caller, venueId);
    const row = await this.joinings.find(tx, venueId);
    if (row === null) throw new Problem('not-found', { detail: '没有这个网点的上线材料' });
    if (row.version !== contentVersion)
      throw new Problem('out-of-date', { version: row.version, changes: ['材料在别处保存过'] });
    const open = editableSteps(venue.status, stepsOf(row));
    if (open.length === 0) {
      const detail = `网点现在是“${venueStatusText[venue.status]}”，不能修改材料`;
      throw new Problem('not-allowed-now', { detail, version: row.version });
    }
    const locked = changedSteps(this.contentOf(row), content).find((step) => !open.includes(step));
    if (locked !== undefined) {
      const text = `“${joiningStepText[locked]}”现在不能修改`;
      throw fieldProblem({ path: `content.${locked}`, code: 'locked', text });
    }
    await this.requireSponsor(tx, content);
    await this.joinings.update(tx, venueId, {
      sponsorId: content.unit.sponsorId,
      creditCode: content.unit.creditCode,
      version: row.version + 1,
      contentSealed: this.seal(venueId, content),
      updatedAt: this.clock.now(),
    });
    // a venue in force shows what it published
    if (row.firstLiveAt === null) await this.joinings.updateVenue(tx, venueId, faceOf(content));
  }

  private async requireSponsor(tx: Tx, { unit: { sponsorId } }: JoiningContent): Promise<void> {
    if (sponsorId !== null && (await this.joinings.findSponsor(tx, sponsorId)) === null)
      throw fieldProblem({
        path: 'content.unit.sponsorId',
        code: 'unknown',
        text: '没有这个推荐单位，请重新选择',
      });
  }
}

/** What others see of a venue that is not in force yet. */
const faceOf = ({ unit, listing }: JoiningContent) => ({
  name: unit.name.trim() || UNNAMED,
  kind: unit.kind,
  district: listing.district,
  address: listing.address,
  servicePhone: listing.servicePhone,
});

const stepsOf = ({ returnedSteps }: VenueJoining): JoiningStep[] =>
  JSON.parse(returnedSteps) as JoiningStep[];
