import { ROLES } from '@benefit/shared/identity/role';
import type { Role } from '@benefit/shared/identity/role';
import type { PutReportRequest } from '@benefit/shared/relief/report-contract';
import type { ReportDistrict } from '@benefit/shared/relief/district-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { TestApp } from './app.ts';
import { BulkDesk } from './bulk-desk.ts';
import type { City, Citizen } from './city.ts';
import { Relief, WAY_TO, good } from './relief.ts';
import type { TestDepartment, TestOfficer } from './relief.ts';
import { ReviewCases } from './review-cases.ts';
import type { TestCase } from './review-cases.ts';

/** Who calls: nobody, a role, or the office of a district where `office` is the city's. */
export type ReliefCaller = 'anonymous' | Role | 'zone';
export const RELIEF_CALLERS: readonly ReliefCaller[] = ['anonymous', ...ROLES, 'zone'];

/** Whose a thing is, for the citizen, the department's officer and the district's office who call. */
export type Whose = 'own' | 'other';

/** A citizen, and the district in which a department and an office have their reports. */
interface Side {
  citizen: Citizen;
  district: ReportDistrict;
  department: TestDepartment;
  officer: TestOfficer;
  desk: BulkDesk;
}

/** What a call is about: ids for its path, and what its body repeats. */
export interface Thing {
  ids: Record<string, string>;
  version: number;
  content?: PutReportRequest;
}

/** Things that calls are about; each is made afresh. */
export const THINGS = [
  'nothing',
  'made-up address',
  'draft',
  'submitted',
  'recognised',
  'declined',
  'granted',
  'campaign',
  'ended campaign',
  'checked sheet',
  'committed sheet',
  'held row',
  'template',
] as const;
export type ThingKind = (typeof THINGS)[number];

/** Two of each who reports and decides: those who call, and others in another district. */
export class ReliefSides {
  private sheets = 0;

  private constructor(
    readonly t: TestApp,
    readonly relief: Relief,
    private readonly cases: ReviewCases,
    private readonly sides: Record<Whose, Side>,
    private readonly office: TestOfficer,
    readonly tokens: Record<ReliefCaller, string | undefined>,
    /** One that is on neither side. */
    readonly thirdDepartment: TestDepartment,
  ) {}

  static async make(t: TestApp): Promise<ReliefSides> {
    const relief = new Relief(t);
    const own = await sideIn(relief, '金水区');
    const office = await relief.officeOfficer();
    return new ReliefSides(
      t,
      relief,
      await ReviewCases.make(t),
      { own, other: await sideIn(relief, '二七区') },
      office,
      {
        ...(await outsiders(relief.city)),
        anonymous: undefined,
        citizen: own.citizen.token,
        department: own.officer.token,
        office: office.token,
        zone: (await relief.officeOfficer(own.district)).token,
      },
      await relief.department(),
    );
  }

  get today(): string {
    return shanghaiDate(this.t.clock.now());
  }

  get desk(): BulkDesk {
    return this.sides.own.desk;
  }

  make(kind: ThingKind, whose: Whose): Promise<Thing> {
    const side = this.sides[whose];
    switch (kind) {
      case 'nothing':
        return Promise.resolve(thing({ campaignId: side.desk.campaignId, reportId: this.relief.newId() }));
      case 'made-up address':
        return Promise.resolve(thing({ token: 'nobody-signed-this' }));
      case 'draft':
        return this.draft(side);
      case 'submitted':
      case 'recognised':
      case 'declined':
        return this.reported(side, kind);
      case 'granted':
        return this.granted(side);
      case 'campaign':
      case 'ended campaign':
        return this.campaign(side, kind === 'ended campaign');
      case 'checked sheet':
      case 'committed sheet':
        return this.sheet(side, kind === 'committed sheet');
      case 'held row':
        return this.held(side);
      case 'template':
        return this.template();
    }
  }

  /** A row of a sheet about a deed that no other row is about. */
  row(change: object = {}): Record<string, string> {
    const day = this.desk.day(10 + this.sheets++);
    return { ...this.desk.row(), dates: day, ...change } as Record<string, string>;
  }

  /** A draft whose photo has arrived, and the signed address of the photo. */
  private async draft({ citizen, district, desk }: Side): Promise<Thing> {
    const report = await this.relief.draft(citizen, desk.campaignId, { district });
    await this.relief.uploadAll(report);
    const { reportId, content } = report;
    const { body } = good(await this.relief.get(citizen.token, reportId), 200);
    const token = String(body.evidence[0].links.original).split('/').at(-1) ?? '';
    return { ...thing({ reportId, token }), version: body.version, content };
  }

  private async reported(side: Side, state: 'submitted' | 'recognised' | 'declined'): Promise<Thing> {
    return this.thingOf(await this.decided(side, state, side.desk.campaignId));
  }

  private async decided(side: Side, state: keyof typeof WAY_TO, campaignId: string): Promise<TestCase> {
    const { citizen, department, district, officer } = side;
    const steps = (WAY_TO[state] ?? []).map(
      (decision) => [decision === 'confirm' ? this.office : officer, decision] as const,
    );
    return this.cases.after(
      steps.map(([by, decision]) => [by, decision]),
      { citizen, department, district, campaignId },
    );
  }

  private async thingOf({ reportId, number }: TestCase): Promise<Thing> {
    const { version } = await this.cases.row(reportId);
    return { ...thing({ reportId, number }), version };
  }

  private async campaign({ department }: Side, ended: boolean): Promise<Thing> {
    const { campaignId } = await this.relief.campaign({ department });
    const document = { authority: '指挥部', number: '1号', date: this.today };
    if (ended) good(await this.t.api.post(`/campaigns/${campaignId}/end`, { document }, this.office), 200);
    return thing({ campaignId });
  }

  private async granted(side: Side): Promise<Thing> {
    const { campaignId } = await this.relief.campaign(side);
    const made = await this.decided(side, 'confirmed', campaignId);
    const document = { authority: '指挥部', number: '1号', date: this.today };
    good(await this.t.api.post(`/campaigns/${campaignId}/end`, { document }, this.office), 200);
    good(await this.t.api.post(`/campaigns/${campaignId}/grants`, undefined, this.office), 200);
    return this.thingOf(made);
  }

  private async sheet({ desk }: Side, committed: boolean): Promise<Thing> {
    const rows = [this.row()];
    return thing({ bulkReportId: await (committed ? desk.committed(rows) : desk.checked(rows)) });
  }

  private async held({ desk, citizen }: Side): Promise<Thing> {
    const { name, documentNumber } = citizen;
    const dates = desk.day(10 + this.sheets++);
    const row = desk.row({ name, documentNumber, dates, consentWay: '', consentDate: '' });
    await desk.committed([row]);
    const { body } = good(await this.t.api.get('/me/held-reports', citizen), 200);
    return thing({ heldId: body.items.at(-1).heldId });
  }

  private async template(): Promise<Thing> {
    const templateId = this.relief.newId();
    const body = { decision: 'return', title: '看不清', text: '请重拍', clause: null };
    const path = `/review/reason-templates/${templateId}`;
    good(await this.t.api.call('PUT', path, { token: this.office.token, body }), 200);
    return thing({ templateId });
  }
}

const thing = (ids: Record<string, string>): Thing => ({ ids, version: 1 });

async function sideIn(relief: Relief, district: ReportDistrict): Promise<Side> {
  const department = await relief.department(district);
  const officer = await relief.departmentOfficer(department);
  const { campaignId } = await relief.campaign({ department });
  const at = { campaignId, department: department.name, officer: officer.token };
  const desk = BulkDesk.of(relief.t, at);
  return { citizen: await relief.city.citizen(), district, department, officer, desk };
}

/** Those who have no part in the relief. */
async function outsiders(
  city: City,
): Promise<Record<'cashier' | 'manager' | 'sponsor' | 'operator' | 'admin', string>> {
  const { cashier, manager } = await city.venue();
  return {
    cashier,
    manager,
    sponsor: await city.officer('sponsor'),
    operator: await city.officer('operator'),
    admin: await city.officer('admin'),
  };
}
