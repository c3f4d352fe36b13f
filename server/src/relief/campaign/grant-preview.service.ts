import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { GrantPreview } from '@benefit/shared/relief/campaign-contract';
import { maskDocumentNumber, maskName } from '@benefit/shared/identity/masking-rules';
import { AccessService } from '../../identity/access.service.ts';
import { IdentityService } from '../../identity/identity.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { BonusRepository } from './bonus.repository.ts';
import type { Candidate, Moment } from './bonus.repository.ts';
import type { GrantRound } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { requireCity } from './city-office.ts';
import { PointsService } from './points.service.ts';
import type { PersonPoints } from './points.service.ts';

/** People of a preview that are listed one by one. */
const LISTED = 200;
/** Reports that are opened between two pauses. */
const AT_ONCE = 200;

type Sums = Pick<GrantPreview, 'people' | 'reports' | 'points' | 'cappedPeople' | 'cappedPoints'>;

/** Who would get what and why: now, or as it would have been at any past instant. */
@Injectable()
export class GrantPreviewService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly bonuses: BonusRepository,
    private readonly points: PointsService,
    private readonly identity: IdentityService,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `role-required`, `not-found`, `not-allowed-now`, `invalid-request` for a future instant */
  async preview(caller: Principal, campaignId: string, asOf: string | undefined): Promise<GrantPreview> {
    const now = this.clock.now();
    const at = asOf === undefined ? now : new Date(asOf);
    if (at > now) throw fieldProblem({ path: 'asOf', code: 'future', text: '只能按过去的时间重算' });
    const { table, rounds, moment, candidates, waiting } = await this.database.read(async (tx) => {
      await requireCity(this.access, tx, caller);
      if ((await this.campaigns.find(tx, campaignId)) === null) throw new Problem('not-found');
      const rounds = await this.bonuses.rounds(tx, campaignId);
      const moment = asOf === undefined ? 'now' : momentOf(rounds, at);
      return {
        table: await this.points.tableAt(tx, campaignId, at),
        rounds,
        moment,
        candidates: await this.bonuses.candidatesAt(tx, campaignId, at, moment),
        waiting: await this.bonuses.waiting(tx, campaignId),
      };
    });
    const sums = { people: 0, reports: 0, points: 0, cappedPeople: 0, cappedPoints: 0 };
    const items: GrantPreview['items'] = [];
    for (const some of wholePeople(candidates)) {
      await this.database.read(async (tx) => {
        const people = await this.points.reckon(tx, campaignId, table, some, moment);
        for (const person of people) addUp(sums, person);
        items.push(...(await this.listed(tx, people.slice(0, LISTED - items.length))));
      });
      await turn(); // the embedded database answers without one: a till is not kept waiting
    }
    return {
      round: moment !== 'now' && 'round' in moment ? moment.round.round : roundAt(rounds, at),
      asOf: at.toISOString(),
      tableVersion: table.version,
      ...sums,
      items,
      waiting,
    };
  }

  private async listed(tx: Tx, people: readonly PersonPoints[]): Promise<GrantPreview['items']> {
    const proved = await this.identity.provedPeople(
      tx,
      people.map(({ personId }) => personId),
    );
    const byId = new Map(proved.map((person) => [person.personId, person]));
    return people.map(({ personId, deeds }) => {
      const person = byId.get(personId);
      return {
        personId,
        maskedName: maskName(person?.name ?? ''),
        maskedNumber: maskDocumentNumber(person?.documentNumber ?? ''),
        points: deeds.reduce((sum, { points }) => sum + points, 0),
        cappedBy: deeds.reduce((sum, { cappedBy }) => sum + cappedBy, 0),
        reasons: deeds.map(({ report, categoryName, points, text }) => ({
          reportId: report.id,
          number: report.number ?? '',
          categoryName,
          points,
          text,
        })),
      };
    });
  }
}

/** A round's own instant is replayed as that round did, to the millisecond. */
function momentOf(rounds: readonly GrantRound[], at: Date): Moment {
  const round = rounds.find(({ asOf }) => asOf.getTime() === at.getTime());
  return round === undefined ? { at } : { round };
}

/** The round that is, or was, to be granted at an instant: the unfinished one, or the next. */
function roundAt(rounds: readonly GrantRound[], at: Date): number {
  const last = rounds.filter(({ asOf }) => asOf <= at).at(-1);
  if (last === undefined) return 1;
  return last.finishedAt === null || last.finishedAt > at ? last.round : last.round + 1;
}

/** Cuts candidates, which stand by person, into runs that hold each person whole. */
function* wholePeople(candidates: readonly Candidate[]): Generator<Candidate[]> {
  let run: Candidate[] = [];
  for (const candidate of candidates) {
    if (run.length >= AT_ONCE && run.at(-1)?.personId !== candidate.personId) {
      yield run;
      run = [];
    }
    run.push(candidate);
  }
  if (run.length > 0) yield run;
}

function addUp(sums: Sums, { deeds }: PersonPoints): void {
  const capped = deeds.reduce((sum, { cappedBy }) => sum + cappedBy, 0);
  sums.people += 1;
  sums.reports += deeds.length;
  sums.points += deeds.reduce((sum, { points }) => sum + points, 0);
  sums.cappedPeople += capped > 0 ? 1 : 0;
  sums.cappedPoints += capped;
}
