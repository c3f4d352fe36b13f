import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import { ANY_TIME } from '@benefit/shared/venue/benefit-time-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import { SPONSOR_CHECKS, emptyJoining } from '@benefit/shared/venue/joining-rules';
import type { BenefitDraft, JoiningContent } from '@benefit/shared/venue/joining-rules';
import { IdentityRepository } from '../../src/identity/identity.repository.ts';
import { sha256Of } from '../../src/platform/crypto/digest.ts';
import { newId } from '../../src/platform/ids.ts';
import { JoiningRepository } from '../../src/venue/joining/joining.repository.ts';
import { JoiningService } from '../../src/venue/joining/joining.service.ts';
import type { Answer } from './api.ts';
import type { TestApp } from './app.ts';
import { City } from './city.ts';
import { Uploader } from './files.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const PERCENT = { T150: 20, T120: 15, T100: 10, excellent: 20, good: 15 };

/** A unit that vouches, with an officer of it. */
export interface TestSponsor {
  sponsorId: string;
  name: string;
  username: string;
  token: string;
}

/** A venue on its way in. */
export interface Joiner {
  venueId: string;
  token: string;
  sponsor: TestSponsor;
  content: JoiningContent;
}

/** Brings venues in as their managers, sponsors and offices do. */
export class Joinings {
  readonly city: City;

  constructor(readonly t: TestApp) {
    this.city = new City(t);
  }

  newId(): string {
    return newId(this.t.clock.now());
  }

  async sponsor(): Promise<TestSponsor> {
    const at = this.t.clock.now();
    const sponsorId = newId(at);
    const name = `测试街道${sponsorId.slice(-10)}`;
    const { token, accountId, username } = await this.city.account('staff');
    await this.t.database.write(async (tx) => {
      const sponsor = { id: sponsorId, name, kind: 'street' as const, district: '经开区', createdAt: at };
      await this.t.app.get(JoiningRepository).addSponsor(tx, sponsor);
      await this.t.app.get(IdentityRepository).addRole(tx, {
        ...{ id: newId(at), accountId, role: 'sponsor', area: name, level: null },
        ...{ grantedAt: at, revokedAt: null },
      });
    });
    return { sponsorId, name, username, token };
  }

  /** A new session after the clock was moved. */
  async logInAgain({ username }: TestSponsor): Promise<string> {
    return (await this.t.api.post('/sessions/demo', { account: username })).body.accessToken;
  }

  /** A benefit for each audience; a percentage, as everybody knows what is more of it. */
  benefits(): BenefitDraft[] {
    return AUDIENCES.map(({ holder, grade }) => ({
      ...{ benefitId: this.newId(), holder, grade, kind: 'percentage-off', percentOff: PERCENT[grade] },
      ...{ reducedFen: null, openLimit: null, basis: 'purchase', service: '', quota: null },
      ...{ quotaFor: 'outlet', times: ANY_TIME },
      ...{ terms: '特价商品除外。', combinable: false, offlineSafe: true },
    }));
  }

  /** Everything but the pictures. */
  contentFor(sponsor: TestSponsor): JoiningContent {
    const empty = emptyJoining();
    return {
      ...empty,
      unit: {
        ...{ name: `新书店${this.newId().slice(-6)}`, kind: 'bookstore', creditCode: '91410100MA45F2Q86A' },
        ...{ headName: '周海', headPhone: '13803710001', sponsorId: sponsor.sponsorId },
      },
      benefits: this.benefits(),
      listing: {
        ...empty.listing,
        ...{ district: '经开区', address: '第八大街 1 号', servicePhone: '0371-5550-0001' },
        openingTimes: [{ weekday: 1, from: '09:00', to: '21:00' }],
        position: { latitude: 34.72, longitude: 113.74 },
      },
    };
  }

  save(venueId: string, token: string, contentVersion: number, content: unknown): Promise<Answer> {
    return this.t.api.call('PUT', `/venues/${venueId}/joining`, { token, body: { contentVersion, content } });
  }

  async view({ venueId, token }: Pick<Joiner, 'venueId' | 'token'>): Promise<Joining> {
    return (await this.t.api.get(`/venues/${venueId}/joining`, { token })).body;
  }

  step({ venueId }: Pick<Joiner, 'venueId'>, token: string, step: object): Promise<Answer> {
    return this.t.api.post(`/venues/${venueId}/transitions`, step, { token });
  }

  sign({ venueId, token }: Joiner, text: string): Promise<Answer> {
    const body = { signerName: '周海', signerRole: 'representative', sha256: sha256Of(text) };
    return this.t.api.post(`/venues/${venueId}/commitments`, body, { token });
  }

  /** Sends a photo as a picture or a seal, as the page does; answers the file's id. */
  async upload({ venueId, token }: Joiner, purpose: 'picture' | 'seal', bytes?: Uint8Array): Promise<string> {
    const fileId = this.newId();
    const content = bytes ?? (await photo());
    const body = { purpose, name: '照片.jpg', sizeBytes: content.length, mediaType: 'image/jpeg' };
    const announced = await this.t.api.call('PUT', `/venues/${venueId}/files/${fileId}`, { token, body });
    if (announced.status !== 200) throw new Error(`Not announced: ${JSON.stringify(announced.body)}`);
    const uploader = new Uploader(this.t.api, token);
    await uploader.begin(fileId, content.length, {
      'upload-metadata': `subjectId ${base64(venueId)},evidenceId ${base64(fileId)}`,
    });
    await uploader.patch(fileId, 0, content);
    return fileId;
  }

  /** Gives a venue that came into being without one a form, as that of a sponsor. */
  async adopt({ venueId }: { venueId: string }, sponsor: TestSponsor): Promise<JoiningContent> {
    const content = this.contentFor(sponsor);
    const { accountId } = await this.city.account('staff');
    await this.t.database.write((tx) =>
      this.t.app.get(JoiningRepository).add(tx, {
        ...{ venueId, sponsorId: sponsor.sponsorId, creditCode: content.unit.creditCode, version: 1 },
        contentSealed: this.t.app.get(JoiningService).seal(venueId, content),
        ...{ returnedSteps: '[]', createdBy: accountId, firstLiveAt: null, updatedAt: this.t.clock.now() },
      }),
    );
    return content;
  }

  /** A draft in which nothing is missing. */
  async ready(sponsor?: TestSponsor, creditCode?: string): Promise<Joiner> {
    const { token } = await this.city.account('staff');
    const own = sponsor ?? (await this.sponsor());
    const joiner = { venueId: this.newId(), token, sponsor: own, content: this.contentFor(own) };
    if (creditCode !== undefined) joiner.content.unit.creditCode = creditCode;
    await this.save(joiner.venueId, token, 0, joiner.content);
    joiner.content.listing.pictureIds = [await this.upload(joiner, 'picture')];
    const saved = await this.save(joiner.venueId, token, 1, joiner.content);
    const signed = await this.sign(joiner, saved.body.commitmentText);
    if (signed.status !== 201) throw new Error(`Not signed: ${JSON.stringify(signed.body)}`);
    await this.upload(joiner, 'seal');
    return joiner;
  }

  async submitted(sponsor?: TestSponsor, creditCode?: string): Promise<Joiner> {
    const joiner = await this.ready(sponsor, creditCode);
    return this.after(joiner, joiner.token, { version: 0, action: 'submit' });
  }

  async recommended(sponsor?: TestSponsor, creditCode?: string): Promise<Joiner> {
    const joiner = await this.submitted(sponsor, creditCode);
    const step = { version: 1, action: 'recommend', checks: SPONSOR_CHECKS };
    return this.after(joiner, joiner.sponsor.token, step);
  }

  async live(sponsor?: TestSponsor, creditCode?: string): Promise<Joiner> {
    const joiner = await this.recommended(sponsor, creditCode);
    return this.after(joiner, await this.city.officer('office'), { version: 2, action: 'go-live' });
  }

  /** A session of one more manager, after the clock was moved. */
  managerOf({ venueId }: Pick<Joiner, 'venueId'>): Promise<string> {
    return this.city.staff({ venueId }, 'manager');
  }

  private async after(joiner: Joiner, token: string, step: object): Promise<Joiner> {
    const answer = await this.step(joiner, token, step);
    if (answer.status !== 200) throw new Error(`${JSON.stringify(step)}: ${JSON.stringify(answer.body)}`);
    return joiner;
  }
}

/** A photo like no other. */
export async function photo(): Promise<Uint8Array> {
  const raw = { width: 64, height: 48, channels: 3 as const };
  return sharp(randomBytes(64 * 48 * 3), { raw })
    .jpeg()
    .toBuffer();
}
