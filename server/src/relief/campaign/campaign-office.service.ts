import { Injectable } from '@nestjs/common';
import type {
  CampaignDetail,
  CreateCampaignRequest,
  Department,
  PointTableRequest,
} from '@benefit/shared/relief/campaign-contract';
import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import { pointTableFaults } from '@benefit/shared/relief/points-rules';
import { AccessService } from '../../identity/access.service.ts';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { BonusRepository } from './bonus.repository.ts';
import type { CampaignRow } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { CampaignViewService } from './campaign-view.service.ts';
import { requireCity } from './city-office.ts';
import { DepartmentRepository } from './department.repository.ts';

/** “From now on” by a desk whose clock is a little slow. */
const SLACK_MS = 60_000;

type Route = { categoryCode: CategoryCode; district: string | null; departmentId: string };

/** How the city's credit office sets campaigns up: points and routes; every step is audited. */
@Injectable()
export class CampaignOfficeService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly bonuses: BonusRepository,
    private readonly view: CampaignViewService,
    private readonly departments: DepartmentRepository,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  detail(campaignId: string): Promise<CampaignDetail> {
    return this.database.read(async (tx) => this.view.detail(tx, await this.require(tx, campaignId)));
  }

  async listDepartments(): Promise<{ items: Department[] }> {
    const rows = await this.database.read((tx) => this.departments.list(tx));
    return { items: rows.map(({ id, name, district }) => ({ departmentId: id, name, district })) };
  }

  /** @throws Problem `role-required`, `invalid-request` */
  async create(caller: Principal, request: CreateCampaignRequest): Promise<CampaignDetail> {
    const { title, basis, startsOn, pointTable } = request;
    refuseTable(pointTable, 'pointTable.');
    return this.asCity(caller, async (tx) => {
      const at = this.clock.now();
      const campaign: CampaignRow = {
        id: newId(at),
        title,
        basis,
        startsOn,
        status: 'active',
        endedOn: null,
        document: null,
        endedBy: null,
        endedAt: null,
        archivedOn: null,
        publishedOn: null,
        createdAt: at,
      };
      await this.campaigns.add(tx, campaign);
      await this.addTable(tx, caller, campaign.id, {
        version: 1,
        from: effectiveFrom(pointTable, at),
        table: pointTable,
      });
      await this.audit.record(tx, caller, 'campaign-created', { campaignId: campaign.id });
      return this.view.detail(tx, campaign);
    });
  }

  /** @throws Problem `role-required`, `not-found`, `not-allowed-now`, `invalid-request` */
  async addPointTable(
    caller: Principal,
    campaignId: string,
    request: PointTableRequest,
  ): Promise<CampaignDetail> {
    refuseTable(request);
    return this.asCity(caller, async (tx) => {
      const campaign = await this.lock(tx, campaignId);
      refuseArchived(campaign);
      const tables = await this.campaigns.pointTables(tx, campaignId);
      const last = tables[tables.length - 1];
      const rounds = await this.bonuses.rounds(tx, campaignId);
      const from = effectiveFrom(request, this.clock.now(), rounds.at(-1)?.asOf);
      if (last !== undefined && from < last.effectiveFrom) {
        throw fieldProblem({
          path: 'effectiveFrom',
          code: 'too-early',
          text: '生效时间不能早于上一版的生效时间',
        });
      }
      const version = (last?.version ?? 0) + 1;
      await this.addTable(tx, caller, campaignId, { version, from, table: request });
      await this.audit.record(tx, caller, 'point-table-added', { campaignId, version });
      return this.view.detail(tx, campaign);
    });
  }

  /** @throws Problem `role-required`, `not-found`, `not-allowed-now`, `invalid-request` */
  async setRoutes(caller: Principal, campaignId: string, routes: readonly Route[]): Promise<CampaignDetail> {
    return this.asCity(caller, async (tx) => {
      const campaign = await this.lock(tx, campaignId);
      refuseArchived(campaign);
      await this.refuseRoutes(tx, routes);
      const at = this.clock.now();
      const rows = routes.map(({ district, ...route }) => ({
        id: newId(at),
        campaignId,
        ...route,
        district: district ?? '',
      }));
      await this.campaigns.replaceRoutes(tx, campaignId, rows);
      await this.audit.record(tx, caller, 'routes-set', { campaignId, routes: routes.length });
      return this.view.detail(tx, campaign);
    });
  }

  private async asCity<T>(caller: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.write(async (tx) => {
      await requireCity(this.access, tx, caller);
      return work(tx);
    });
  }

  private async require(tx: Tx, campaignId: string): Promise<CampaignRow> {
    const campaign = await this.campaigns.find(tx, campaignId);
    if (campaign === null) throw new Problem('not-found', { detail: '没有这个专项' });
    return campaign;
  }

  private async lock(tx: Tx, campaignId: string): Promise<CampaignRow> {
    const campaign = await this.campaigns.lock(tx, campaignId);
    if (campaign === null) throw new Problem('not-found', { detail: '没有这个专项' });
    return campaign;
  }

  private async addTable(
    tx: Tx,
    caller: Principal,
    campaignId: string,
    { version, from, table }: { version: number; from: Date; table: PointTableRequest },
  ): Promise<void> {
    const at = this.clock.now();
    const { perPersonCap, rules } = table;
    await this.campaigns.addPointTable(tx, {
      id: newId(at),
      campaignId,
      version,
      effectiveFrom: from,
      body: JSON.stringify({ perPersonCap, rules }),
      createdBy: caller.accountId,
      createdAt: at,
    });
  }

  private async refuseRoutes(tx: Tx, routes: readonly Route[]): Promise<void> {
    const known = new Set((await this.departments.list(tx)).map(({ id }) => id));
    const seen = new Set<string>();
    const errors = routes.flatMap(({ categoryCode, district, departmentId }, index) => {
      const key = `${categoryCode}|${district ?? ''}`;
      if (seen.has(key)) {
        return [{ path: `routes.${index}`, code: 'repeated', text: '同一类别和区县只能对应一个部门' }];
      }
      seen.add(key);
      return known.has(departmentId)
        ? []
        : [{ path: `routes.${index}.departmentId`, code: 'not-a-choice', text: '没有这个部门' }];
    });
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
  }
}

function refuseArchived({ status, archivedOn }: CampaignRow): void {
  if (status !== 'archived') return;
  throw new Problem('campaign-archived', { detail: `这个专项已于 ${archivedOn ?? ''} 归档` });
}

/** @throws Problem `invalid-request` by path */
function refuseTable(table: PointTableRequest, prefix = ''): void {
  const errors = pointTableFaults(table).map((fault) => ({ ...fault, path: prefix + fault.path }));
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}

/**
 * Never before now, nor at the instant of the last round: what was granted stays explained by the
 * version that made it.
 */
function effectiveFrom({ effectiveFrom: stated }: PointTableRequest, now: Date, lastRound?: Date): Date {
  const earliest = Math.max(now.getTime(), (lastRound?.getTime() ?? 0) + 1);
  if (stated === undefined) return new Date(earliest);
  const from = new Date(stated);
  if (from.getTime() >= now.getTime() - SLACK_MS) return new Date(Math.max(from.getTime(), earliest));
  throw fieldProblem({ path: 'effectiveFrom', code: 'past', text: '生效时间不能早于现在' });
}
