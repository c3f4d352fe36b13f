import { Inject, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { CATEGORY_CODES } from '@benefit/shared/relief/category-rules';
import type { ReportContent } from '@benefit/shared/relief/report-contract';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Mode } from '../platform/mode.ts';
import { Setting } from '../platform/setting.entity.ts';
import { CampaignOfficeService } from '../relief/campaign/campaign-office.service.ts';
import { CampaignRepository } from '../relief/campaign/campaign.repository.ts';
import { DepartmentRepository } from '../relief/campaign/department.repository.ts';
import { DraftService } from '../relief/report/draft.service.ts';
import { ReportService } from '../relief/report/report.service.ts';
import { SubmissionService } from '../relief/report/submission.service.ts';
import { DecisionService } from '../relief/review/decision.service.ts';
import { DEMO_DEPARTMENTS } from './demo-accounts.ts';
import { DEMO_CAMPAIGN, DEMO_DEPARTMENT_ROWS } from './demo-campaign.ts';
import { DemoHands, demoId } from './demo-hands.ts';
import { DEMO_REPORTS } from './demo-reports.ts';
import type { DemoPhoto, DemoReport } from './demo-reports.ts';
import { sceneSvg } from './demo-scenes.ts';

const DONE = 'demo-reports';

/** The flood relief of the demonstration city: its campaign, and reports through the services that serve them. */
@Injectable()
export class DemoReliefService {
  constructor(
    private readonly database: Database,
    private readonly hands: DemoHands,
    private readonly mode: Mode,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The departments and the campaign, opened by the office; there already on a later start. */
  async openCampaign(): Promise<void> {
    const departments = this.hands.get(DepartmentRepository);
    const known = await this.database.read((tx) => departments.list(tx));
    const at = this.clock.now();
    for (const { name, district } of DEMO_DEPARTMENT_ROWS) {
      if (known.some((row) => row.name === name)) continue;
      const row = { id: newId(at), name, district, createdAt: at, closedAt: null };
      await this.database.write((tx) => departments.add(tx, row));
    }
    if ((await this.database.read((tx) => this.hands.get(CampaignRepository).list(tx))).length > 0) return;
    const office = await this.hands.principal('office');
    const { campaignId } = await this.hands.get(CampaignOfficeService).create(office, DEMO_CAMPAIGN);
    const all = await this.database.read((tx) => departments.list(tx));
    const departmentId = all.find(({ name }) => name === DEMO_DEPARTMENTS.emergency)?.id ?? '';
    const routes = CATEGORY_CODES.map((categoryCode) => ({ categoryCode, district: null, departmentId }));
    await this.hands.get(CampaignOfficeService).setRoutes(office, campaignId, routes);
  }

  /**
   * Adds the reports with their drawn photos, once, in the seconds after the first start. Every id
   * comes from the report itself, so that a start that was killed is finished by the next.
   */
  async addReports(): Promise<void> {
    if (!this.mode.demo || !this.config.demoReports) return;
    if (await this.database.read((tx) => tx.orm.existsBy(Setting, { name: DONE }))) return;
    const [campaign] = await this.database.read((tx) => this.hands.get(CampaignRepository).list(tx));
    if (campaign === undefined || campaign.status === 'archived') return;
    for (const report of DEMO_REPORTS) await this.addReport(campaign.id, report);
    const value = this.clock.now().toISOString();
    await this.database.write((tx) => tx.orm.insert(Setting, { name: DONE, value }));
  }

  private async addReport(campaignId: string, demo: DemoReport): Promise<void> {
    const reporter = await this.hands.principal(demo.account);
    const reportId = demoId(`report ${demo.account}`);
    const photos = await Promise.all(demo.photos.map(async (photo) => ({ photo, bytes: await draw(photo) })));
    const { categoryCode, fields, deed, startedOn, endedOn, district, place, witness } = demo;
    const content: ReportContent = {
      ...{ campaignId, categoryCode, fields, deed, startedOn, endedOn, district, place, witness },
      declarations: { capable: true, resident: true, voluntary: true },
      evidence: photos.map(({ photo, bytes }, index) => ({
        evidenceId: demoId(`photo ${demo.account} ${index}`),
        fileName: photo.fileName,
        sizeBytes: bytes.length,
        mediaType: 'image/jpeg',
        source: 'album',
      })),
    };
    const { report } = await this.hands.get(DraftService).put(reporter, reportId, content);
    if (report.status === 'draft') {
      for (const [index, { bytes }] of photos.entries()) {
        await this.hands.upload(reportId, content.evidence[index]?.evidenceId ?? '', bytes);
      }
      await this.hands.get(SubmissionService).submit(reporter, reportId, report.version);
    }
    await this.decide(reporter, reportId, demo);
  }

  /** The steps that are still to be done: as many as the timeline is short of. */
  private async decide(reporter: Principal, reportId: string, { steps }: DemoReport): Promise<void> {
    const { timeline } = await this.hands.get(ReportService).get(reporter, reportId);
    for (const { by, ...decision } of steps.slice(timeline.length - 1)) {
      const { version } = await this.hands.get(ReportService).get(reporter, reportId);
      await this.hands
        .get(DecisionService)
        .decide(await this.hands.principal(by), reportId, { ...decision, version });
    }
  }
}

/** A drawing as a phone would have taken it: JPEG with time and camera. */
export function draw({ scene, takenAt, quality = 82 }: DemoPhoto): Promise<Buffer> {
  const time = takenAt.replace('T', ' ').replaceAll('-', ':');
  return sharp(Buffer.from(sceneSvg(scene)))
    .withExif({
      // EXIF takes ASCII alone
      IFD0: { Make: 'Demo', Model: 'Phone 1' },
      IFD2: { DateTimeOriginal: time, OffsetTimeOriginal: '+08:00' },
    })
    .jpeg({ quality })
    .toBuffer();
}
