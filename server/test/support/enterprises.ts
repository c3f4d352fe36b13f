import { randomInt } from 'node:crypto';
import type { Enterprise } from '@benefit/shared/enterprise/enterprise-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { PublicRating } from '@benefit/shared/credit/grade-rules';
import { CreditService } from '../../src/credit/credit.service.ts';
import { RegistryEnterprise } from '../../src/credit/registry-enterprise.entity.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestApp } from './app.ts';
import type { Citizen, City, TestVenue } from './city.ts';
import { Uploader } from './files.ts';
import { photo } from './joining.ts';
import { Phone } from './phone.ts';

const DAY_MS = 24 * 3600_000;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** An enterprise that its representative has bound. */
export interface TestEnterprise {
  enterpriseId: string;
  name: string;
  creditCode: string;
  representative: Citizen;
}

/** Registers, binds and shows enterprises as their people do. */
export class Enterprises {
  constructor(
    private readonly t: TestApp,
    private readonly city: City,
  ) {}

  /** Puts an enterprise of somebody into the registry; answers its code. */
  async register(representative: Citizen, rating: PublicRating | null): Promise<string> {
    const creditCode = `91410100MA${String(randomInt(10_000_000)).padStart(7, '0')}X`;
    const at = this.t.clock.now();
    await this.t.database.write((tx) =>
      this.t.app.get(CreditService).registerEnterprise(tx, {
        ...{ creditCode, name: `测试企业${creditCode.slice(-6)}`, rating, ratedOn: null, recordedAt: at },
        representativeHash: representative.documentHash,
      }),
    );
    return creditCode;
  }

  /** Writes another representative, or another rating, into the registry. */
  async reregister(
    creditCode: string,
    changed: Partial<Pick<RegistryEnterprise, 'representativeHash' | 'rating'>>,
  ): Promise<void> {
    await this.t.database.write(async (tx) => {
      await tx.orm.update(RegistryEnterprise, { creditCode }, changed);
    });
  }

  bind({ token }: Pick<Citizen, 'token'>, creditCode: string) {
    return this.t.api.post('/enterprises', { creditCode }, { token });
  }

  /** An enterprise with its licence, bound by somebody with this score. */
  async enterprise({
    rating = '优',
    score = 160,
    ...given
  }: {
    rating?: PublicRating | null;
    score?: number;
    representative?: Citizen;
  } = {}): Promise<TestEnterprise> {
    const representative = given.representative ?? (await this.city.citizen({ score }));
    const creditCode = await this.register(representative, rating);
    const bound = await this.bind(representative, creditCode);
    if (bound.status !== 201) throw new Error(`Not bound: ${JSON.stringify(bound.body)}`);
    const { enterpriseId, name } = bound.body as Enterprise;
    await this.upload(representative, enterpriseId, 'licence');
    return { enterpriseId, name, creditCode, representative };
  }

  /** Announces a document. */
  announce({ token }: Citizen, enterpriseId: string, fileId: string, more: object = {}) {
    const body = { purpose: 'licence', name: '执照.jpg', sizeBytes: 1000, mediaType: 'image/jpeg', ...more };
    return this.t.api.call('PUT', `/enterprises/${enterpriseId}/files/${fileId}`, { token, body });
  }

  /** Sends a photo of a document, as the page does; answers the file's id. */
  async upload(citizen: Citizen, enterpriseId: string, purpose: string): Promise<string> {
    const fileId = newId(this.t.clock.now());
    const content = await photo();
    const announced = await this.announce(citizen, enterpriseId, fileId, {
      purpose,
      sizeBytes: content.length,
    });
    if (announced.status !== 200) throw new Error(`Not announced: ${JSON.stringify(announced.body)}`);
    const uploader = new Uploader(this.t.api, citizen.token);
    await uploader.begin(fileId, content.length, {
      'upload-metadata': `subjectId ${base64(enterpriseId)},evidenceId ${base64(fileId)}`,
    });
    await uploader.patch(fileId, 0, content);
    return fileId;
  }

  /** What somebody sees of an enterprise; undefined where it is none of theirs. */
  async seenBy({ token }: Pick<Citizen, 'token'>, enterpriseId: string): Promise<Enterprise | undefined> {
    const { body } = await this.t.api.get('/me/enterprises', { token });
    return (body.items as Enterprise[]).find((each) => each.enterpriseId === enterpriseId);
  }

  invite({ enterpriseId, representative }: TestEnterprise) {
    const { token } = representative;
    return this.t.api.post(`/enterprises/${enterpriseId}/agent-invites`, undefined, { token });
  }

  accept({ token }: Pick<Citizen, 'token'>, code: string) {
    return this.t.api.post('/agent-invites/accepted', { code }, { token });
  }

  /** Makes somebody new an agent. */
  async agent(enterprise: TestEnterprise): Promise<Citizen & { agentId: string }> {
    const citizen = await this.city.citizen();
    const { body } = await this.invite(enterprise);
    const accepted = await this.accept(citizen, body.code);
    if (accepted.status !== 200) throw new Error(`Not accepted: ${JSON.stringify(accepted.body)}`);
    return { ...citizen, agentId: accepted.body.agentId };
  }

  /** Lets the representative's score decide. */
  consent({ enterpriseId, representative }: TestEnterprise, method: 'POST' | 'DELETE' = 'POST') {
    const { token } = representative;
    return this.t.api.call(method, `/enterprises/${enterpriseId}/score-consent`, { token });
  }

  /** A phone that shows an enterprise's code; without a pass where none is issued. */
  async phone({ enterpriseId }: TestEnterprise, { token }: Pick<Citizen, 'token'>): Promise<Phone> {
    const phone = new Phone(this.t.api, this.t.clock, token, enterpriseId);
    const issued = await phone.issue();
    if (issued.status === 201) return phone;
    throw new Error(`No pass: ${JSON.stringify(issued.body)}`);
  }

  apply({ enterpriseId, representative }: TestEnterprise, body: object, token = representative.token) {
    return this.t.api.post(`/enterprises/${enterpriseId}/applications`, body, { token });
  }

  answer({ venueId, manager }: TestVenue, applicationId: string, body: object = {}) {
    const path = `/venues/${venueId}/applications/${applicationId}/answer`;
    const validUntil = shanghaiDate(new Date(this.t.clock.now().getTime() + 30 * DAY_MS));
    return this.t.api.post(path, { accepted: true, reason: '', validUntil, ...body }, { token: manager });
  }

  /** Has a venue accept an enterprise, for a month. */
  async admit(enterprise: TestEnterprise, venue: TestVenue): Promise<void> {
    const { representative, enterpriseId } = enterprise;
    const identityFileId = await this.upload(representative, enterpriseId, 'identity');
    const { venueId } = venue;
    const applied = await this.apply(enterprise, { venueId, all: false, identityFileId });
    if (applied.status !== 201) throw new Error(`Not applied: ${JSON.stringify(applied.body)}`);
    const answered = await this.answer(venue, applied.body.items[0].applicationId);
    if (answered.status !== 200) throw new Error(`Not answered: ${JSON.stringify(answered.body)}`);
  }
}
