import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { uploadBulk } from '@benefit/shared/relief/bulk-contract';
import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { IdentityRepository } from '../../src/identity/identity.repository.ts';
import type { RoleGrant } from '../../src/identity/role-grant.entity.ts';
import { newId } from '../../src/platform/ids.ts';
import { CampaignRepository } from '../../src/relief/campaign/campaign.repository.ts';
import { DepartmentRepository } from '../../src/relief/campaign/department.repository.ts';
import type { Answer, Api } from './api.ts';
import type { TestApp } from './app.ts';
import { City } from './city.ts';

export type Cells = Record<string, ExcelJS.CellValue>;

/** A department with an officer, and a campaign to report into: what bulk reports need, made afresh. */
export class BulkDesk {
  private constructor(
    private readonly t: TestApp,
    readonly campaignId: string,
    readonly department: string,
    readonly officer: string,
  ) {}

  static async make(t: TestApp): Promise<BulkDesk> {
    const campaignId = newId(t.clock.now());
    await t.database.write((tx) =>
      t.app.get(CampaignRepository).add(tx, {
        id: campaignId,
        title: `测试专项${campaignId.slice(-6)}`,
        basis: '郑信用办〔2021〕23号',
        status: 'active',
        startsOn: daysAgo(t, 30),
        endedOn: null,
        document: null,
        endedBy: null,
        endedAt: null,
        archivedOn: null,
        publishedOn: null,
        createdAt: t.clock.now(),
      }),
    );
    const department = await addDepartment(t, null);
    return new BulkDesk(
      t,
      campaignId,
      department,
      await officerOf(t, { role: 'department', area: department }),
    );
  }

  /** The desk of a department, an officer and a campaign that are there already. */
  static of(t: TestApp, at: { campaignId: string; department: string; officer: string }): BulkDesk {
    return new BulkDesk(t, at.campaignId, at.department, at.officer);
  }

  /** The same campaign from another department. */
  async beside(district: string | null = null): Promise<BulkDesk> {
    const department = await addDepartment(this.t, district);
    const officer = await officerOf(this.t, { role: 'department', area: department });
    return new BulkDesk(this.t, this.campaignId, department, officer);
  }

  /** Another officer of the department. */
  colleague(): Promise<string> {
    return officerOf(this.t, { role: 'department', area: this.department });
  }

  office(area: string | null = null): Promise<string> {
    return officerOf(this.t, { role: 'office', area, level: area === null ? 'city' : 'county' });
  }

  /** A day within the campaign, so many days ago. */
  day(ago: number): string {
    return daysAgo(this.t, ago);
  }

  /** A row that is ready, about nobody known unless the change says so. */
  row(change: Cells = {}): Cells {
    const documentNumber = (change['documentNumber'] as string | undefined) ?? identityNumber();
    return {
      name: '王小明',
      gender: Number(documentNumber[16]) % 2 === 1 ? '男' : '女',
      documentType: '居民身份证',
      documentNumber,
      category: '一 3',
      deed: '防汛值守 3 天',
      dates: `${this.day(9)}至${this.day(7)}`,
      place: '金水区花园路',
      consentWay: '书面',
      consentDate: this.day(5),
      ...change,
    };
  }

  enterpriseRow(change: Cells = {}): Cells {
    return {
      name: '测试物资有限公司',
      creditCode: '91350100M000100Y43',
      category: '二 1',
      deed: `供应沙袋 ${randomUUID()}`,
      dates: this.day(9),
      ...change,
    };
  }

  upload(
    bytes: Uint8Array,
    {
      holder = 'person',
      token = this.officer,
      fileName = '汇总表.xlsx',
      type = uploadBulk.consumes as string,
      api = this.t.api,
      campaignId = this.campaignId,
    } = {},
  ): Promise<Answer> {
    const query = new URLSearchParams({ campaignId, holder, fileName });
    return sendBytes(api, `/bulk-reports?${query}`, { bytes, token, type });
  }

  /** Uploads rows and answers the checked sheet's id. */
  async checked(rows: readonly Cells[], holder: 'person' | 'enterprise' = 'person'): Promise<string> {
    const answer = await this.upload(await sheetOf(rows, holder), { holder });
    if (answer.status !== 201) throw new Error(`Not taken: ${JSON.stringify(answer.body)}`);
    return answer.body.bulkReportId;
  }

  /** Commits, and waits until every row has become what it is to be. */
  async commit(id: string, { token = this.officer, api = this.t.api } = {}): Promise<Answer> {
    const answer = await api.post(`/bulk-reports/${id}/commit`, undefined, { token });
    while (answer.status === 200 && (await this.isBeingTaken(id))) await turn();
    return answer;
  }

  private async isBeingTaken(id: string): Promise<boolean> {
    const rows = await this.t.database.read((tx) =>
      tx.query("SELECT id FROM bulk_report WHERE id = ? AND status = 'committed' AND finished_at IS NULL", [
        id,
      ]),
    );
    return rows.length > 0;
  }

  /** Uploads and commits rows. */
  async committed(rows: readonly Cells[], holder: 'person' | 'enterprise' = 'person'): Promise<string> {
    const id = await this.checked(rows, holder);
    const answer = await this.commit(id);
    if (answer.status !== 200) throw new Error(`Not committed: ${JSON.stringify(answer.body)}`);
    return id;
  }

  async rows(id: string, token = this.officer): Promise<Answer['body'][]> {
    const items = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await this.t.api.get(
        `/bulk-reports/${id}/rows${cursor === '' ? '' : `?cursor=${cursor}`}`,
        { token },
      );
      items.push(...page.body.items);
      cursor = page.body.next;
    }
    return items;
  }

  /** The reports of this campaign as the table has them. */
  reports(): Promise<Record<string, unknown>[]> {
    return this.t.database.read((tx) =>
      tx.query('SELECT * FROM report WHERE campaign_id = ? ORDER BY number', [this.campaignId]),
    );
  }

  archive(): Promise<void> {
    const on = this.day(0);
    return this.t.database.write((tx) =>
      this.t.app
        .get(CampaignRepository)
        .update(tx, this.campaignId, { status: 'archived', archivedOn: on, publishedOn: on }),
    );
  }
}

/** Sends bytes as they are, as a browser sends a chosen file. */
export async function sendBytes(
  api: Api,
  path: string,
  { bytes, token, type }: { bytes: Uint8Array; token: string | undefined; type: string },
): Promise<Answer> {
  const response = await fetch(`${api.base}${API_PREFIX}${path}`, {
    method: 'POST',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      'content-type': type,
    },
    body: Buffer.from(bytes),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

/** Fetches a workbook and opens it. */
export async function fetchSheet(api: Api, path: string, token: string): Promise<ExcelJS.Workbook> {
  const response = await fetch(`${api.base}${API_PREFIX}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await response.arrayBuffer()) as never);
  return workbook;
}

/** A filled sheet as a spreadsheet program writes it. */
export async function sheetOf(
  rows: readonly Cells[],
  holder: 'person' | 'enterprise' = 'person',
  change: (sheet: ExcelJS.Worksheet) => void = () => {},
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('汇总');
  const columns = BULK_COLUMNS[holder];
  sheet.addRow(columns.map(({ label }) => label));
  for (const cells of rows) sheet.addRow(columns.map(({ key }) => cells[key] ?? null));
  change(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function addDepartment(t: TestApp, district: string | null): Promise<string> {
  const id = newId(t.clock.now());
  const name = `测试局${id.slice(-8)}`;
  await t.database.write((tx) =>
    t.app.get(DepartmentRepository).add(tx, { id, name, district, createdAt: t.clock.now(), closedAt: null }),
  );
  return name;
}

/** Somebody new who decides for a department or an office. */
async function officerOf(
  t: TestApp,
  { role, area, level = null }: Pick<RoleGrant, 'role' | 'area'> & Partial<Pick<RoleGrant, 'level'>>,
): Promise<string> {
  const { token, accountId } = await new City(t).account('staff');
  const at = t.clock.now();
  await t.database.write((tx) =>
    t.app
      .get(IdentityRepository)
      .addRole(tx, { id: newId(at), accountId, role, area, level, grantedAt: at, revokedAt: null }),
  );
  return token;
}

const daysAgo = (t: TestApp, days: number): string =>
  shanghaiDate(new Date(t.clock.now().getTime() - days * 24 * 3600_000));

const given = new Set<string>();

/**
 * A made-up number of the resident identity card, right by its check digit (GB 11643); never one twice,
 * and of a county where nobody of the demonstration and of `City` is from.
 */
export function identityNumber(): string {
  const [year, month, day] = [randomInt(1950, 2005), randomInt(1, 13), randomInt(1, 29)];
  const two = (value: number) => String(value).padStart(2, '0');
  const body = `410183${year}${two(month)}${two(day)}${String(randomInt(1000)).padStart(3, '0')}`;
  if (given.has(body)) return identityNumber();
  given.add(body);
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'.charAt(sum % 11)}`;
}
