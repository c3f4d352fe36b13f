import { randomBytes, randomInt } from 'node:crypto';
import sharp from 'sharp';
import { CATEGORY_CODES } from '@benefit/shared/relief/category-rules';
import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import type { PointRule } from '@benefit/shared/relief/points-rules';
import type { EvidenceDeclaration, PutReportRequest } from '@benefit/shared/relief/report-contract';
import type { Decision, ReportState } from '@benefit/shared/relief/report-state-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { IdentityRepository } from '../../src/identity/identity.repository.ts';
import { newId } from '../../src/platform/ids.ts';
import { CampaignRepository } from '../../src/relief/campaign/campaign.repository.ts';
import { DepartmentRepository } from '../../src/relief/campaign/department.repository.ts';
import type { Answer, Api } from './api.ts';
import type { TestApp } from './app.ts';
import { City } from './city.ts';
import type { Citizen } from './city.ts';

const DAY_MS = 24 * 3600_000;
/** Larger than any test's photo, small enough to be sent in several pieces. */
const CHUNK_BYTES = 256 * 1024;

export interface TestDepartment {
  departmentId: string;
  name: string;
}

export interface TestOfficer {
  token: string;
  accountId: string;
  username: string;
}

/** A file that a test sends: what the phone states, and the bytes. */
export interface TestFile {
  evidence: EvidenceDeclaration;
  bytes: Uint8Array;
}

/** What a report's content may be made of; the rest is filled in so that it can be handed in. */
export type ContentParts = Partial<Omit<PutReportRequest, 'evidence' | 'version'>>;

/** A report as its answer says, with whose it is and what was sent. */
export interface TestReport {
  reportId: string;
  citizen: Citizen;
  content: PutReportRequest;
  files: TestFile[];
  /** The newest answer. */
  body: Answer['body'];
}

/** One point for each category, so that grants have something to reckon with. */
const POINT_RULES: PointRule[] = CATEGORY_CODES.filter((code) => code !== 'enterprise-contribution').map(
  (categoryCode) =>
    categoryCode === 'commendation'
      ? { categoryCode, kind: 'level', points: { national: 6, province: 5, city: 4, county: 3 } }
      : { categoryCode, kind: 'fixed', points: 2 },
);

/** Makes campaigns, departments, officers and reports: each with fresh ids, so that nothing needs cleaning. */
export class Relief {
  readonly city: City;

  constructor(readonly t: TestApp) {
    this.city = new City(t);
  }

  newId(): string {
    return newId(this.t.clock.now());
  }

  async department(district: string | null = null): Promise<TestDepartment> {
    const departmentId = this.newId();
    const name = `测试部门${departmentId.slice(-10)}`;
    await this.t.database.write((tx) =>
      this.t.app.get(DepartmentRepository).add(tx, {
        id: departmentId,
        name,
        district,
        createdAt: this.longAgo(),
        closedAt: null,
      }),
    );
    return { departmentId, name };
  }

  /** Somebody who decides for a department; `accountId` grants it to an account that exists. */
  departmentOfficer({ name }: TestDepartment, account?: TestOfficer): Promise<TestOfficer> {
    return this.officer({ role: 'department', area: name, level: null }, account);
  }

  /** Somebody of a credit office: the city's, or a district's. */
  officeOfficer(area: string | null = null, account?: TestOfficer): Promise<TestOfficer> {
    return this.officer({ role: 'office', area, level: area === null ? 'city' : 'zone' }, account);
  }

  /** A campaign that takes reports; every category goes to `department`, or to nobody, or as `routes` say. */
  async campaign({
    department,
    routes,
    status = 'active',
  }: {
    department?: TestDepartment;
    routes?: { categoryCode: CategoryCode; district: string; departmentId: string }[];
    status?: 'active' | 'archived';
  } = {}): Promise<{ campaignId: string; title: string }> {
    const campaigns = this.t.app.get(CampaignRepository);
    const [campaignId, at] = [this.newId(), this.longAgo()];
    const title = `测试专项${campaignId.slice(-8)}`;
    const day = shanghaiDate(this.t.clock.now());
    const all =
      routes ??
      (department === undefined
        ? []
        : CATEGORY_CODES.map((categoryCode) => ({
            categoryCode,
            district: '',
            departmentId: department.departmentId,
          })));
    await this.t.database.write(async (tx) => {
      await campaigns.add(tx, {
        id: campaignId,
        title,
        basis: '郑信用办〔2021〕23号',
        status,
        startsOn: shanghaiDate(at),
        endedOn: status === 'active' ? null : day,
        document: null,
        endedBy: null,
        endedAt: null,
        archivedOn: status === 'archived' ? day : null,
        publishedOn: status === 'archived' ? day : null,
        createdAt: at,
      });
      await campaigns.addPointTable(tx, {
        id: this.newId(),
        campaignId,
        version: 1,
        effectiveFrom: at,
        body: JSON.stringify({ perPersonCap: 10, rules: POINT_RULES }),
        createdBy: null,
        createdAt: at,
      });
      await campaigns.replaceRoutes(
        tx,
        campaignId,
        all.map((route) => ({ id: this.newId(), campaignId, ...route })),
      );
    });
    return { campaignId, title };
  }

  /** A small photo of nothing in particular, different each time. */
  async photo(change: Partial<EvidenceDeclaration> = {}): Promise<TestFile> {
    const [width, height] = [64, 48];
    const noise = randomBytes(width * height * 3);
    const bytes = await sharp(noise, { raw: { width, height, channels: 3 } })
      .jpeg()
      .toBuffer();
    const evidence: EvidenceDeclaration = {
      evidenceId: this.newId(),
      fileName: `照片${randomInt(1000)}.jpg`,
      sizeBytes: bytes.length,
      mediaType: 'image/jpeg',
      source: 'album',
      ...change,
    };
    return { evidence, bytes };
  }

  /** Content that can be handed in: a deed of the last days in 金水区, with these files. */
  content(campaignId: string, files: readonly TestFile[], parts: ContentParts = {}): PutReportRequest {
    const now = this.t.clock.now().getTime();
    return {
      campaignId,
      categoryCode: 'frontline',
      fields: { hours: 16 },
      deed: '随社区转移三户老人，发放饮用水和药品。',
      startedOn: shanghaiDate(new Date(now - 5 * DAY_MS)),
      endedOn: shanghaiDate(new Date(now - 4 * DAY_MS)),
      district: '金水区',
      place: '文祥路与顺河街路口',
      witness: '王霞，社区网格长',
      declarations: { capable: true, resident: true, voluntary: true },
      ...parts,
      evidence: files.map(({ evidence }) => evidence),
    };
  }

  put(token: string, reportId: string, body: unknown): Promise<Answer> {
    return this.t.api.call('PUT', `/reports/${reportId}`, { token, body });
  }

  /** Keeps a draft of a citizen with one photo, or with the files given; nothing is uploaded yet. */
  async draft(
    citizen: Citizen,
    campaignId: string,
    parts: ContentParts = {},
    files?: TestFile[],
  ): Promise<TestReport> {
    const sent = files ?? [await this.photo()];
    const reportId = this.newId();
    const content = this.content(campaignId, sent, parts);
    const { body } = good(await this.put(citizen.token, reportId, content), 201);
    return { reportId, citizen, content, files: sent, body };
  }

  /** The same with its files uploaded, and handed in. */
  async submitted(
    citizen: Citizen,
    campaignId: string,
    parts: ContentParts = {},
    files?: TestFile[],
  ): Promise<TestReport> {
    const report = await this.draft(citizen, campaignId, parts, files);
    await this.uploadAll(report);
    return this.submit(report);
  }

  async uploadAll({ citizen, reportId, files }: TestReport): Promise<void> {
    for (const file of files) good(await this.upload(citizen.token, reportId, file), 204);
  }

  async submit(report: TestReport): Promise<TestReport> {
    const { version } = report.body;
    const answer = await this.t.api.post(
      `/reports/${report.reportId}/submission`,
      { version },
      report.citizen,
    );
    return { ...report, body: good(answer, 200).body };
  }

  /** Sends a file by tus, in pieces, with the override that WeChat needs; the answer to the last piece. */
  async upload(token: string, reportId: string, { evidence, bytes }: TestFile): Promise<Answer> {
    const { evidenceId, sizeBytes } = evidence;
    const begun = await tus(this.t.api, 'POST', '/uploads', token, {
      'upload-length': String(sizeBytes),
      'upload-metadata': `subjectId ${base64(reportId)},evidenceId ${base64(evidenceId)}`,
    });
    if (begun.status !== 201) return begun;
    for (let offset = 0; ; offset += CHUNK_BYTES) {
      const piece = bytes.subarray(offset, offset + CHUNK_BYTES);
      const headers = {
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        'x-http-method-override': 'PATCH',
      };
      const answer = await tus(this.t.api, 'POST', `/uploads/${evidenceId}`, token, headers, piece);
      if (answer.status !== 204 || offset + CHUNK_BYTES >= bytes.length) return answer;
    }
  }

  get(token: string, reportId: string): Promise<Answer> {
    return this.t.api.get(`/reports/${reportId}`, { token });
  }

  /** A decision with what it needs: a clause and words where it refuses, an item where it returns. */
  decide(
    { token }: TestOfficer,
    reportId: string,
    decision: Decision,
    version: number,
    extra: object = {},
  ): Promise<Answer> {
    const body = { version, decision, ...NEEDED[decision], ...extra };
    return this.t.api.post(`/review/reports/${reportId}/decisions`, body, { token });
  }

  /** Takes a submitted report through decisions, each of which must be taken. */
  async through(report: TestReport, steps: readonly [TestOfficer, Decision][]): Promise<TestReport> {
    let { body } = report;
    for (const [officer, decision] of steps) {
      body = good(await this.decide(officer, report.reportId, decision, body.version), 200).body;
    }
    return { ...report, body };
  }

  private async officer(
    grant: { role: 'department' | 'office'; area: string | null; level: 'city' | 'zone' | null },
    account?: TestOfficer,
  ): Promise<TestOfficer> {
    const officer = account ?? (await this.city.account('staff'));
    const at = this.longAgo();
    await this.t.database.write((tx) =>
      this.t.app.get(IdentityRepository).addRole(tx, {
        id: this.newId(),
        accountId: officer.accountId,
        ...grant,
        grantedAt: at,
        revokedAt: null,
      }),
    );
    return officer;
  }

  private longAgo(): Date {
    return new Date(this.t.clock.now().getTime() - 365 * DAY_MS);
  }
}

/** Words that a decision cannot be taken without. */
export const NEEDED: Record<Decision, object> = {
  accept: {},
  'not-accept': { reason: '不属于本专项', clause: '郑信用办〔2021〕23号 一' },
  return: { reason: '请补充', items: [{ item: 'deed', text: '请写清具体时间' }] },
  recognise: {},
  decline: { reason: '证明材料不足', clause: '郑信用办〔2021〕23号 一' },
  confirm: {},
  'send-back': { reason: '请再核对时长' },
};

/** How a report comes to a state by decisions of the department and of two officers of the office. */
export const WAY_TO: Partial<Record<ReportState, readonly Decision[]>> = {
  submitted: [],
  accepted: ['accept'],
  'not-accepted': ['not-accept'],
  returned: ['return'],
  recognised: ['accept', 'recognise'],
  declined: ['accept', 'decline'],
  confirmed: ['accept', 'recognise', 'confirm'],
};

/** The answer, if it has the status that a test relies on. */
export function good(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** One request of the tus protocol. */
export async function tus(
  api: Api,
  method: string,
  path: string,
  token: string,
  headers: Record<string, string> = {},
  body?: Uint8Array,
): Promise<Answer> {
  const response = await fetch(`${api.base}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: json && text !== '' ? JSON.parse(text) : text,
  };
}
