import { Relief } from './relief.ts';
import type { TestApp } from './app.ts';

/** A call of the flood relief with a body that would be good; see `bad-input.int.test.ts`. */
export interface ReliefBody {
  call: string;
  path: string;
  token: string;
  good: Record<string, unknown>;
  optional?: string[];
}

/** Every call of the flood relief that has a body, by whoever may send it. */
export async function reliefBodies(t: TestApp): Promise<ReliefBody[]> {
  const relief = new Relief(t);
  const department = await relief.department();
  const { campaignId } = await relief.campaign({ department });
  const citizen = await relief.city.citizen();
  const office = await relief.officeOfficer();
  const { version: _, ...content } = relief.content(campaignId, []);
  const report = await relief.draft(citizen, campaignId);
  const reportId = report.reportId;
  const rule = { categoryCode: 'donation', kind: 'fixed', points: 2 };
  const table = { perPersonCap: 10, rules: [rule] };
  const as =
    (token: string) =>
    (call: string, good: Record<string, unknown>, optional: string[] = []) => ({
      call,
      path: (call.split(' ')[1] ?? '')
        .replace('{reportId}', reportId)
        .replace('{campaignId}', campaignId)
        .replace('{templateId}', relief.newId())
        .replace('{heldId}', relief.newId()),
      token,
      good,
      optional,
    });
  const [mine, officers] = [as(citizen.token), as(office.token)];
  return [
    mine('PUT /reports/{reportId}', { ...content, version: 1 }, ['witness', 'position', 'version']),
    mine('POST /reports/{reportId}/submission', { version: 1 }),
    mine('POST /reports/{reportId}/withdrawal', { reason: '不报了' }, ['reason']),
    mine('POST /reports/{reportId}/appeal', { reason: '材料在这里' }, ['reason']),
    mine('POST /me/held-reports/{heldId}/answer', { agree: true }),
    officers('POST /review/reports/{reportId}/decisions', { version: 1, decision: 'accept' }, [
      'reason',
      'clause',
      'items',
      'hours',
    ]),
    officers('POST /review/decisions', { reports: [{ reportId, version: 1 }], decision: 'accept' }, [
      'reason',
      'clause',
    ]),
    officers('POST /review/reports/{reportId}/hand-on', {
      version: 1,
      departmentId: department.departmentId,
      reason: '转请办理',
    }),
    officers('POST /review/reports/{reportId}/comments', { text: '请看第一张照片' }),
    officers('POST /review/reports/{reportId}/reveal', { reason: '核对身份' }),
    officers('PUT /review/settings', { departmentDays: 5, officeDays: 5, overrides: [] }),
    officers('PUT /review/reason-templates/{templateId}', {
      decision: 'return',
      title: '看不清',
      text: '请重拍',
      clause: null,
    }),
    officers('POST /campaigns', { title: '专项', basis: '文件', startsOn: '2026-07-18', pointTable: table }),
    officers('POST /campaigns/{campaignId}/point-tables', table, ['effectiveFrom']),
    officers('PUT /campaigns/{campaignId}/routes', { routes: [] }),
    officers('POST /campaigns/{campaignId}/end', {
      document: { authority: '指挥部', number: '1号', date: '2999-01-01' },
    }),
    officers('POST /campaigns/{campaignId}/archive', { publishedOn: '2999-01-01' }, ['archivedOn']),
  ];
}
