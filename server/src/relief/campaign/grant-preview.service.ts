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
import { CampaignRepository } from './campaign.repository.ts';
import { requireCity } from './campaign-office.service.ts';
import { PointsService } from './points.service.ts';
import type { PersonPoints } from './points.service.ts';

/** People of a preview that are listed one by one. */
const LISTED = 200;

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
    return this.database.read(async (tx) => {
      await requireCity(this.access, tx, caller);
      if ((await this.campaigns.find(tx, campaignId)) === null) throw new Problem('not-found');
      const table = await this.points.tableAt(tx, campaignId, at);
      const candidates = await this.bonuses.candidates(tx, campaignId, at, null);
      const people = await this.points.reckon(tx, campaignId, table, candidates, at);
      return {
        round: await this.roundAt(tx, campaignId, at),
        asOf: at.toISOString(),
        tableVersion: table.version,
        ...sums(people),
        items: await this.listed(tx, people.slice(0, LISTED)),
        waiting: await this.bonuses.waiting(tx, campaignId),
      };
    });
  }

  /** The round that was or would be granted at an instant. */
  private async roundAt(tx: Tx, campaignId: string, at: Date): Promise<number> {
    const before = (await this.bonuses.rounds(tx, campaignId)).filter(({ asOf }) => asOf <= at);
    const last = before[before.length - 1];
    if (last === undefined) return 1;
    const open = last.finishedAt === null || last.asOf.getTime() === at.getTime();
    return open ? last.round : last.round + 1;
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

function sums(people: readonly PersonPoints[]) {
  const deeds = people.flatMap((person) => person.deeds);
  const cappedOf = ({ deeds: own }: PersonPoints): number =>
    own.reduce((sum, { cappedBy }) => sum + cappedBy, 0);
  return {
    people: people.length,
    reports: deeds.length,
    points: deeds.reduce((sum, { points }) => sum + points, 0),
    cappedPeople: people.filter((person) => cappedOf(person) > 0).length,
    cappedPoints: people.reduce((sum, person) => sum + cappedOf(person), 0),
  };
}
