import { Inject, Injectable } from '@nestjs/common';
import { maskName } from '@benefit/shared/identity/masking-rules';
import { isCalendarDay, shanghaiDate } from '@benefit/shared/shanghai-time';
import type { Application, ApplicationDetail } from '@benefit/shared/venue/application-contract';
import { isPublic } from '@benefit/shared/venue/venue-state-rules';
import { CreditService } from '../../credit/credit.service.ts';
import { EnterpriseFileService } from '../../enterprise/enterprise-file.service.ts';
import { EnterpriseService } from '../../enterprise/enterprise.service.ts';
import type { PassHolder } from '../../enterprise/holder.service.ts';
import { IdentityService } from '../../identity/identity.service.ts';
import { LookService } from '../../identity/look.service.ts';
import { NoticeService } from '../../identity/notice.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { CONFIG } from '../../platform/config.ts';
import type { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { cursorId, toPage } from '../../platform/page.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import { VenueRepository } from '../venue.repository.ts';
import type { VenueRow } from '../venue.entity.ts';
import type { ApplicationRow } from './application.entity.ts';
import { ApplicationRepository } from './application.repository.ts';

const DAY_MS = 24 * 3600_000;
const MAX_YEARS = 3;

export interface ApplicationWish {
  venueId: string;
  all: boolean;
  identityFileId: string;
  ratingFileId?: string | undefined;
}

export interface ApplicationAnswer {
  accepted: boolean;
  reason: string;
  validUntil?: string | undefined;
}

/**
 * An enterprise applies to a venue with its documents, the venue verifies it against the sources and
 * answers (附件1 四). What is accepted holds until a day; until then the venue gives the enterprise its
 * benefits. The documents go some days after the answer (rule 9).
 */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationRepository,
    private readonly enterprises: EnterpriseService,
    private readonly files: EnterpriseFileService,
    private readonly access: VenueAccessService,
    private readonly venues: VenueRepository,
    private readonly credit: CreditService,
    private readonly identity: IdentityService,
    private readonly looks: LookService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Applies to one venue, or to every venue in force of its sponsor. Where one waits already, none is added.
   *
   * @throws Problem `not-found` where the caller does not represent the enterprise, or for a venue that is
   * not in force; `licence-missing`, `invalid-request` for a document that has not arrived,
   * `application-waiting` where all of them have one already
   */
  async apply(caller: Principal, enterpriseId: string, wish: ApplicationWish): Promise<Application[]> {
    return this.database.write(async (tx) => {
      await this.enterprises.lockRepresented(tx, caller, enterpriseId);
      if (!(await this.enterprises.isLicensed(tx, enterpriseId))) throw new Problem('licence-missing');
      const { identityFileId, ratingFileId } = wish;
      await this.requireArrived(tx, enterpriseId, 'identityFileId', identityFileId, 'identity');
      if (ratingFileId !== undefined)
        await this.requireArrived(tx, enterpriseId, 'ratingFileId', ratingFileId, 'rating');
      const waiting = await this.applications.waitingVenues(tx, enterpriseId);
      const venues = (await this.wanted(tx, wish)).filter(({ id }) => !waiting.includes(id));
      if (venues.length === 0) throw new Problem('application-waiting', { retry: false });
      const at = this.clock.now();
      const rows = venues.map(({ id: venueId }): ApplicationRow => {
        return {
          ...{ id: newId(at), enterpriseId, venueId, appliedBy: caller.accountId, appliedAt: at },
          ...{ identityFileId, ratingFileId: ratingFileId ?? null, state: 'waiting', answeredBy: null },
          ...{ answeredAt: null, reason: null, validUntil: null },
        };
      });
      for (const row of rows) await this.applications.add(tx, row);
      return this.shown(tx, rows);
    });
  }

  /** @throws Problem `not-found` where the caller has nothing to do with the enterprise */
  async ofEnterprise(caller: Principal, enterpriseId: string, cursor: string | undefined) {
    const before = cursorId(cursor);
    return this.database.read(async (tx) => {
      await this.enterprises.requireOwn(tx, caller, enterpriseId);
      const rows = await this.applications.ofEnterprise(tx, enterpriseId, before);
      const { items, next } = toPage(rows, (row) => row);
      return { items: await this.shown(tx, items), next };
    });
  }

  /** @throws Problem `not-found` for a venue that the caller does not manage */
  async ofVenue(caller: Principal, venueId: string, cursor: string | undefined) {
    const before = cursorId(cursor);
    return this.database.read(async (tx) => {
      await this.access.managed(tx, caller, venueId);
      const rows = await this.applications.ofVenue(tx, venueId, before);
      const { items, next } = toPage(rows, (row) => row);
      const waiting = await this.applications.countWaiting(tx, venueId);
      return { items: await this.shown(tx, items), next, waiting };
    });
  }

  /**
   * One application with its documents; the representative can see who looked at them.
   *
   * @throws Problem `not-found`
   */
  async detail(caller: Principal, venueId: string, applicationId: string): Promise<ApplicationDetail> {
    const { detail, personId, venueName } = await this.database.read(async (tx) => {
      const { name } = await this.access.managed(tx, caller, venueId);
      const row = await this.applications.find(tx, applicationId, venueId);
      if (row === null) throw notFound();
      const own = await this.enterprises.find(tx, row.enterpriseId);
      return {
        detail: await this.detailOf(tx, row),
        personId: own.representativeId,
        venueName: name,
      };
    });
    if (detail.documents.length > 0)
      this.looks.note({
        ...{ personId, accountId: caller.accountId, byText: `${venueName} 负责人` },
        what: '企业申请中的身份证件等材料',
        reason: '核实企业申请',
      });
    return detail;
  }

  /**
   * Answers an application once, and tells the representative. Accepted is only who takes part by the
   * sources at this moment.
   *
   * @throws Problem `not-found`, `not-allowed-now` for one that was answered, or that cannot be accepted;
   * `invalid-request` for a refusal without a reason, or a day out of range
   */
  async answer(
    caller: Principal,
    venueId: string,
    applicationId: string,
    { accepted, reason, validUntil }: ApplicationAnswer,
  ): Promise<Application> {
    const at = this.clock.now();
    const words = reason.trim();
    if (!accepted && words === '')
      throw fieldProblem({ path: 'reason', code: 'required', text: '请写明不通过的原因' });
    const until = accepted ? requireDay(validUntil, at) : null;
    return this.database.write(async (tx) => {
      await this.access.managed(tx, caller, venueId);
      const row = await this.applications.lock(tx, applicationId, venueId);
      if (row === null) throw notFound();
      if (row.state !== 'waiting') throw new Problem('not-allowed-now', { detail: '这份申请已经答复' });
      const own = await this.enterprises.find(tx, row.enterpriseId);
      if (accepted && !(await this.enterprises.creditOf(tx, own)).ok)
        throw new Problem('not-allowed-now', { detail: '核查结果不符合条件，不能通过' });
      const changed = {
        state: accepted ? ('accepted' as const) : ('refused' as const),
        ...{ answeredBy: caller.accountId, answeredAt: at, reason: words, validUntil: until },
      };
      await this.applications.update(tx, row.id, changed);
      const [shown] = await this.shown(tx, [{ ...row, ...changed }]);
      if (shown === undefined) throw notFound();
      await this.tell(tx, shown, own.representativeId);
      return shown;
    });
  }

  /** Whether a venue gives a holder its benefits today: a person needs no application, an enterprise does. */
  async admits(tx: Tx, { enterpriseId }: PassHolder, venueId: string): Promise<boolean> {
    if (enterpriseId === null) return true;
    return this.applications.isInForce(tx, enterpriseId, venueId, shanghaiDate(this.clock.now()));
  }

  /** Erases documents whose applications have been answered for long enough (rule 9). */
  async eraseSpent(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - this.config.applicationDocumentDays * DAY_MS);
    await this.database.write(async (tx) =>
      this.files.takeOff(tx, await this.applications.spentDocuments(tx, before), now),
    );
    await this.files.eraseTakenOff();
  }

  private async tell(tx: Tx, application: Application, representativeId: string): Promise<void> {
    const accountId = await this.identity.accountIdOf(tx, representativeId);
    if (accountId === null) return;
    const { enterpriseName, venueName, state, reason, validUntil } = application;
    const outcome = state === 'accepted' ? `已通过，有效期至 ${validUntil}` : '未通过';
    const words = reason === null || reason === '' ? '' : `：${reason}`;
    await this.notices.notify(tx, accountId, {
      kind: 'enterprise',
      title: '企业申请已有答复',
      text: `${enterpriseName}向${venueName}的申请${outcome}${words}`,
      clause: CLAUSE,
    });
  }

  private async detailOf(tx: Tx, row: ApplicationRow): Promise<ApplicationDetail> {
    const [application] = await this.shown(tx, [row]);
    if (application === undefined) throw notFound();
    const own = await this.enterprises.find(tx, row.enterpriseId);
    const registered = await this.credit.enterpriseStanding(tx, own.creditCode);
    const representative = await this.identity.holderOf(tx, own.representativeId);
    const papers = await this.files.standing(
      tx,
      row.ratingFileId === null ? [row.identityFileId] : [row.identityFileId, row.ratingFileId],
    );
    const documents = await Promise.all(papers.map((paper) => this.files.shown(tx, paper)));
    const licence = papers.length === 0 ? null : await this.files.licenceOf(tx, own.id);
    return {
      ...application,
      representativeName: maskName(this.identity.nameOf(representative)),
      verification: {
        representativeRegistered: registered?.representativeHash === representative.documentHash,
        rating: registered?.rating ?? null,
        eligible: (await this.enterprises.creditOf(tx, own)).ok,
      },
      documents: licence === null ? documents : [licence, ...documents],
    };
  }

  private async wanted(tx: Tx, { venueId, all }: ApplicationWish): Promise<VenueRow[]> {
    const venue = await this.venues.findVenue(tx, venueId);
    if (venue === null || !isPublic(venue.status)) throw new Problem('not-found', { detail: '没有这个网点' });
    if (!all) return [venue];
    const others = await this.venues.liveOfSponsorOf(tx, venueId);
    return others.some(({ id }) => id === venueId) ? others : [venue, ...others];
  }

  private async requireArrived(
    tx: Tx,
    enterpriseId: string,
    path: string,
    fileId: string,
    purpose: string,
  ): Promise<void> {
    const [file] = await this.files.standing(tx, [fileId]);
    const good = file?.enterpriseId === enterpriseId && file.purpose === purpose && file.state === 'ready';
    if (!good) throw fieldProblem({ path, code: 'not-arrived', text: '材料还没有传完，请稍后再试' });
  }

  private async shown(tx: Tx, rows: readonly ApplicationRow[]): Promise<Application[]> {
    const today = shanghaiDate(this.clock.now());
    const names = await this.enterprises.namesOf(
      tx,
      rows.map(({ enterpriseId }) => enterpriseId),
    );
    const venues = await this.venues.namesOf(
      tx,
      rows.map(({ venueId }) => venueId),
    );
    return rows.map(({ id, enterpriseId, venueId, state, appliedAt, answeredAt, reason, validUntil }) => ({
      ...{ applicationId: id, enterpriseId, venueId, state, reason, validUntil },
      enterpriseName: names.get(enterpriseId)?.name ?? '',
      creditCode: names.get(enterpriseId)?.creditCode ?? '',
      venueName: venues.get(venueId) ?? '',
      appliedAt: appliedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
      inForce: state === 'accepted' && validUntil !== null && validUntil >= today,
    }));
  }
}

const CLAUSE = '郑经信用办〔2024〕21号 附件1 四';

const notFound = (): Problem => new Problem('not-found', { detail: '没有这份申请' });

/** @throws Problem `invalid-request` for a day that is none, over already, or years away */
function requireDay(day: string | undefined, now: Date): string {
  const today = shanghaiDate(now);
  const last = `${Number(today.slice(0, 4)) + MAX_YEARS}${today.slice(4)}`;
  if (day !== undefined && isCalendarDay(day) && day > today && day <= last) return day;
  throw fieldProblem({
    path: 'validUntil',
    code: 'out-of-range',
    text: `请选择明天起 ${MAX_YEARS} 年以内的日期`,
  });
}
