import { Inject, Injectable } from '@nestjs/common';
import type { PublicRating } from '@benefit/shared/credit/grade-rules';
import type { EnterpriseFilePurpose } from '@benefit/shared/enterprise/enterprise-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { CreditService } from '../credit/credit.service.ts';
import { AgentService } from '../enterprise/agent.service.ts';
import { EnterpriseFileService } from '../enterprise/enterprise-file.service.ts';
import { EnterpriseService } from '../enterprise/enterprise.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { Mode } from '../platform/mode.ts';
import { Setting } from '../platform/setting.entity.ts';
import { ApplicationService } from '../venue/application/application.service.ts';
import { VenueRepository } from '../venue/venue.repository.ts';
import { DEMO_VENUES } from './demo-accounts.ts';
import { DemoHands, demoId } from './demo-hands.ts';
import { draw } from './demo-relief.service.ts';

const DONE = 'demo-enterprises';
const VALID_MS = 300 * 24 * 3600_000;

const FILE_NAMES: Record<EnterpriseFilePurpose, string> = {
  licence: '营业执照.jpg',
  identity: '身份证.jpg',
  rating: '信用等级证明.jpg',
};

interface DemoEnterprise {
  creditCode: string;
  name: string;
  rating: PublicRating | null;
  /** Accounts; nobody has bound it without a representative in `bound`. */
  representative: string;
  bound: { agent: string | null; accepted: boolean } | null;
}

/** One at work, one that waits for its venue's answer, one that its representative may bind. */
export const DEMO_ENTERPRISES: readonly DemoEnterprise[] = [
  {
    creditCode: '91410100MA4YFWH0XR',
    name: '郑州云帆文化传播有限公司（演示）',
    rating: '优',
    representative: 'zhang',
    bound: { agent: 'wang', accepted: true },
  },
  {
    creditCode: '91410100MA4YHWL2XC',
    name: '郑州小满设计有限公司（演示）',
    rating: null,
    representative: 'li',
    bound: { agent: null, accepted: false },
  },
  {
    creditCode: '91410100MA45DEM99N',
    name: '郑州远航物流有限公司（演示）',
    rating: '良',
    representative: 'zhao',
    bound: null,
  },
];

/** Enterprises of the demonstration, bound and admitted through the services that serve them. */
@Injectable()
export class DemoEnterprises {
  constructor(
    private readonly database: Database,
    private readonly hands: DemoHands,
    private readonly mode: Mode,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Puts them into the registry, so that their representatives can bind them. */
  async register(): Promise<void> {
    for (const enterprise of DEMO_ENTERPRISES) await this.registerOne(enterprise);
  }

  /** Binds them once; a start that was killed is finished by the next. */
  async add(): Promise<void> {
    if (!this.mode.demo || !this.config.demoReports) return;
    if (await this.database.read((tx) => tx.orm.existsBy(Setting, { name: DONE }))) return;
    for (const enterprise of DEMO_ENTERPRISES) await this.addOne(enterprise);
    const value = this.clock.now().toISOString();
    await this.database.write((tx) => tx.orm.insert(Setting, { name: DONE, value }));
  }

  private async addOne(enterprise: DemoEnterprise): Promise<void> {
    const { creditCode, representative, rating, bound } = enterprise;
    if (bound === null) return;
    const caller = await this.hands.principal(representative);
    const { enterpriseId } = await this.hands.get(EnterpriseService).bind(caller, creditCode);
    await this.send(caller, enterpriseId, 'licence');
    if (rating === null) await this.hands.get(EnterpriseService).setScoreConsent(caller, enterpriseId, true);
    if (bound.agent !== null) await this.name(caller, enterpriseId, bound.agent);
    await this.apply(caller, enterpriseId, bound.accepted);
  }

  private async registerOne({ creditCode, name, rating, representative }: DemoEnterprise): Promise<void> {
    const { personId } = await this.hands.principal(representative);
    const credit = this.hands.get(CreditService);
    await this.database.write(async (tx) => {
      if ((await credit.enterpriseStanding(tx, creditCode)) !== null || personId === null) return;
      const { documentHash } = await this.hands.get(IdentityService).holderOf(tx, personId);
      await credit.registerEnterprise(tx, {
        ...{ creditCode, name, rating, representativeHash: documentHash },
        ...{ ratedOn: rating === null ? null : '2026-06-30', recordedAt: this.clock.now() },
      });
    });
  }

  private async name(caller: Principal, enterpriseId: string, agent: string): Promise<void> {
    const agents = this.hands.get(AgentService);
    const known = await this.hands.get(EnterpriseService).list(await this.hands.principal(agent));
    if (known.some((one) => one.enterpriseId === enterpriseId)) return;
    const { code } = await agents.invite(caller, enterpriseId);
    await agents.accept(await this.hands.principal(agent), code);
  }

  private async apply(caller: Principal, enterpriseId: string, accepted: boolean): Promise<void> {
    const applications = this.hands.get(ApplicationService);
    const venues = await this.database.read((tx) => this.hands.get(VenueRepository).idsByName(tx));
    const venueId = venues.get(DEMO_VENUES.bookstore) ?? '';
    const { items } = await applications.ofEnterprise(caller, enterpriseId, undefined);
    if (items.length === 0) {
      const identityFileId = await this.send(caller, enterpriseId, 'identity');
      await applications.apply(caller, enterpriseId, { venueId, all: false, identityFileId });
    }
    const [application] = (await applications.ofEnterprise(caller, enterpriseId, undefined)).items;
    if (!accepted || application?.state !== 'waiting') return;
    const validUntil = shanghaiDate(new Date(this.clock.now().getTime() + VALID_MS));
    const manager = await this.hands.principal('manager');
    const answer = { accepted: true, reason: '', validUntil };
    await applications.answer(manager, venueId, application.applicationId, answer);
  }

  /** Sends a drawing that stands for a document; answers its id. */
  private async send(
    caller: Principal,
    enterpriseId: string,
    purpose: EnterpriseFilePurpose,
  ): Promise<string> {
    const fileId = demoId(`${purpose} ${enterpriseId}`);
    const fileName = FILE_NAMES[purpose];
    const bytes = await draw({ scene: 'letter', fileName, takenAt: '2026-10-08T09:30:00' });
    const stated = { purpose, name: fileName, sizeBytes: bytes.length, mediaType: 'image/jpeg' };
    const file = await this.hands.get(EnterpriseFileService).announce(caller, enterpriseId, fileId, stated);
    if (file.state === 'expected') await this.hands.upload(enterpriseId, fileId, bytes);
    return fileId;
  }
}
