import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readQr from 'qr/decode.js';
import sharp from 'sharp';
import { SPONSOR_CHECKS, emptyJoining } from '@benefit/shared/venue/joining-rules';
import { CreditService } from '../src/credit/credit.service.ts';
import { VenueStaff } from '../src/venue/venue-staff.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Joinings, photo } from './support/joining.ts';
import type { Joiner } from './support/joining.ts';
import { textOfPdf } from './support/pdf-text.ts';

const HOUR_MS = 3600_000;

/** How a venue joins: its form, the sponsor's check, the office's word. */
describe('joining', () => {
  let t: TestApp;
  let joinings: Joinings;
  let office: string;

  beforeAll(async () => {
    t = await startApp();
    joinings = new Joinings(t);
    office = await joinings.city.officer('office');
  });
  afterAll(() => t.close());

  const begin = async (): Promise<Joiner> => {
    const sponsor = await joinings.sponsor();
    const { token } = await joinings.city.account('staff');
    return { venueId: joinings.newId(), token, sponsor, content: joinings.contentFor(sponsor) };
  };
  const pathsOf = (body: { errors: { path: string }[] }) => body.errors.map(({ path }) => path);

  describe('the form', () => {
    it('is saved as it goes, whatever is missing, and makes its writer the manager', async () => {
      const { venueId, token } = await begin();
      const saved = await joinings.save(venueId, token, 0, emptyJoining());
      expect(saved).toMatchObject({ status: 200, body: { status: 'draft', contentVersion: 1, version: 0 } });
      expect(saved.body.editable).toEqual(['unit', 'benefits', 'announcement', 'commitment', 'listing']);
      expect(saved.body.faults.length).toBeGreaterThan(10);
      const me = await t.api.get('/me', { token });
      expect(me.body.venues).toEqual([
        expect.objectContaining({ venueId, name: '新的推行单位', roles: ['manager'] }),
      ]);
    });

    it('is saved by the newest alone: two pages do not undo each other', async () => {
      const { venueId, token, content } = await begin();
      await joinings.save(venueId, token, 0, content);
      const other = { ...content, sameReason: '另一处' };
      const answers = await Promise.all([
        joinings.save(venueId, token, 1, content),
        joinings.save(venueId, token, 1, other),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'out-of-date',
        version: 2,
      });
    });

    it('is made once, however often its first sending comes', async () => {
      const { venueId, token, content } = await begin();
      const answers = await Promise.all([1, 2, 3].map(() => joinings.save(venueId, token, 0, content)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await t.database.read((tx) => tx.orm.countBy(VenueStaff, { venueId }))).toBe(1);
    });

    it('is its manager’s alone while it is a draft', async () => {
      const { venueId, token, content, sponsor } = await begin();
      await joinings.save(venueId, token, 0, content);
      const stranger = (await joinings.city.venue()).manager;
      for (const other of [stranger, sponsor.token, office])
        expect((await t.api.get(`/venues/${venueId}/joining`, { token: other })).status).toBe(404);
      expect((await joinings.save(venueId, stranger, 1, content)).status).toBe(404);
      expect((await t.api.get(`/venues/${venueId}`)).status).toBe(404);
    });

    it('keeps the head’s name and phone sealed', async () => {
      const { venueId, token, content } = await begin();
      content.unit.headName = '不可外泄';
      content.unit.headPhone = '13900009999';
      await joinings.save(venueId, token, 0, content);
      const rows = await t.database.read((tx) =>
        tx.query('SELECT * FROM venue_joining WHERE venue_id = ?', [venueId]),
      );
      expect(JSON.stringify(rows)).not.toMatch(/不可外泄|13900009999/);
    });

    it.each(['x', '%00', '../../etc', 'a'.repeat(200), '8ZZZZZZZZZZZZZZZZZZZZZZZZZ'])(
      'is kept under no id like %s',
      async (id) => {
        const { token, content } = await begin();
        const answer = await joinings.save(encodeURIComponent(id), token, 0, content);
        expect([404, 414, 422]).toContain(answer.status);
        const { venueId } = await begin();
        await joinings.save(venueId, token, 0, content);
        const body = { purpose: 'picture', name: '门面.jpg', sizeBytes: 10, mediaType: 'image/jpeg' };
        const path = `/venues/${venueId}/files/${encodeURIComponent(id)}`;
        expect([404, 414, 422]).toContain((await t.api.call('PUT', path, { token, body })).status);
      },
    );

    it('is begun five times at most', async () => {
      const { token, content } = await begin();
      for (let count = 0; count < 5; count++)
        expect((await joinings.save(joinings.newId(), token, 0, content)).status).toBe(200);
      const sixth = await joinings.save(joinings.newId(), token, 0, content);
      expect(sixth).toMatchObject({ status: 409, body: { code: 'too-many-drafts' } });
    });

    it('names no sponsor that is not there', async () => {
      const { venueId, token, content } = await begin();
      content.unit.sponsorId = joinings.newId();
      const answer = await joinings.save(venueId, token, 0, content);
      expect(pathsOf(answer.body)).toEqual(['content.unit.sponsorId']);
    });
  });

  describe('handing in', () => {
    it('says everything that is missing, and is not done', async () => {
      const { venueId, token, content } = await begin();
      content.benefits = content.benefits.slice(1);
      await joinings.save(venueId, token, 0, content);
      const answer = await joinings.step({ venueId }, token, { version: 0, action: 'submit' });
      expect(answer.status).toBe(422);
      expect(pathsOf(answer.body).sort()).toEqual([
        'benefits.person.T150',
        'commitment.sealed',
        'commitment.signed',
        'listing.pictureIds',
      ]);
      expect((await joinings.view({ venueId, token })).status).toBe('draft');
    });

    it('goes from the draft over sponsor and office to a live venue whose benefits can be had', async () => {
      const joiner = await joinings.live();
      const { venueId, token, content } = joiner;
      const detail = await t.api.get(`/venues/${venueId}`);
      expect(detail.body).toMatchObject({
        ...{ name: content.unit.name, status: 'live', district: '经开区' },
        ...{ position: { latitude: 34.72, longitude: 113.74 }, benefitTimes: '营业时间内均可享受' },
      });
      expect(detail.body.benefits).toHaveLength(8);
      expect(detail.body.pictures).toHaveLength(1);
      expect((await fetch(`${t.api.base}${detail.body.pictures[0].thumbnail}`)).status).toBe(200);
      expect(JSON.stringify(detail.body)).not.toContain(content.unit.headPhone);

      const announcement = (await t.api.get(`/venues/${venueId}/announcement`)).body;
      expect(announcement.number).toMatch(/^〔\d{4}〕1 号$/);
      expect(JSON.stringify(announcement.parts)).toContain('优惠 20%（实付 80%，即 8 折）');

      const { city } = joinings;
      const cashier = await city.staff({ venueId } as never, 'cashier');
      const till = await city.till({ venueId } as never, cashier, token);
      const code = (await city.phone(await city.citizen())).code();
      const used = await till.use(code, content.benefits[0]?.benefitId ?? '', { amountFen: 1000 });
      expect(used).toMatchObject({ status: 201, body: { discountFen: 200 } });
      const history = await t.api.get(`/venues/${venueId}/standing`, { token });
      expect(history.body.timeline.map(({ action }: { action: string }) => action)).toEqual([
        'go-live',
        'recommend',
        'submit',
      ]);
    });

    it('shows sponsor and office, and nobody else, how the unit is registered and rated', async () => {
      const known = await joinings.submitted();
      const standing = async (token: string) => (await joinings.view({ ...known, token })).creditStanding;
      expect(await standing(known.sponsor.token)).toEqual({
        registeredName: null,
        rating: null,
        ratedOn: null,
      });
      await t.database.write((tx) =>
        t.app.get(CreditService).registerEnterprise(tx, {
          ...{ creditCode: known.content.unit.creditCode, name: '登记的名称', representativeHash: '' },
          ...{ rating: '良', ratedOn: '2026-06-30', recordedAt: t.clock.now() },
        }),
      );
      const rated = { registeredName: '登记的名称', rating: '良', ratedOn: '2026-06-30' };
      for (const token of [known.sponsor.token, office]) expect(await standing(token)).toEqual(rated);
      const operator = await joinings.city.officer('operator');
      for (const token of [known.token, operator]) expect(await standing(token)).toBeNull();
    });

    it('asks the sponsor for every check of 五（一）', async () => {
      const joiner = await joinings.submitted();
      for (const missing of SPONSOR_CHECKS) {
        const checks = SPONSOR_CHECKS.filter((check) => check !== missing);
        const answer = await joinings.step(joiner, joiner.sponsor.token, {
          version: 1,
          action: 'recommend',
          checks,
        });
        expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'checks' }] } });
      }
    });

    it('goes back with named steps, of which alone something may change', async () => {
      const joiner = await joinings.submitted();
      const { venueId, token, content, sponsor } = joiner;
      const back = { version: 1, action: 'return', reason: '地址与营业执照不一致', steps: ['listing'] };
      expect((await joinings.step(joiner, sponsor.token, { ...back, steps: [] })).status).toBe(422);
      expect((await joinings.step(joiner, sponsor.token, back)).status).toBe(200);
      const view = await joinings.view(joiner);
      expect(view).toMatchObject({
        status: 'returned',
        editable: ['listing'],
        returned: { steps: ['listing'], by: sponsor.name },
      });
      const notices = await t.database.read((tx) => tx.query<{ title: string }>('SELECT title FROM notice'));
      expect(notices.some(({ title }) => title.includes(content.unit.name))).toBe(true);

      const unit = { ...content.unit, headName: '别人' };
      const locked = await joinings.save(venueId, token, view.contentVersion, { ...content, unit });
      expect(pathsOf(locked.body)).toEqual(['content.unit']);
      const listing = { ...content.listing, address: '第九大街 2 号' };
      const saved = await joinings.save(venueId, token, view.contentVersion, { ...content, listing });
      expect(saved.body).toMatchObject({ contentVersion: view.contentVersion + 1, faults: [] });
      const again = await joinings.step(joiner, token, { version: 2, action: 'submit' });
      expect(again.body).toMatchObject({ status: 'submitted', version: 3 });
      expect((await joinings.view(joiner)).returned).toBeNull();
    });

    it('is seen by its own sponsor, not by another', async () => {
      const joiner = await joinings.submitted();
      const other = await joinings.sponsor();
      const listed = async (token: string) =>
        (await t.api.get('/venue-standings?status=submitted', { token })).body.items.map(
          ({ venueId }: { venueId: string }) => venueId,
        );
      expect(await listed(joiner.sponsor.token)).toEqual([joiner.venueId]);
      expect(await listed(other.token)).toEqual([]);
      expect((await t.api.get(`/venues/${joiner.venueId}/joining`, { token: other.token })).status).toBe(404);
      const step = { version: 1, action: 'recommend', checks: SPONSOR_CHECKS };
      expect((await joinings.step(joiner, other.token, step)).status).toBe(404);
    });
  });

  describe('the commitment', () => {
    it('is signed as it was read, kept as it stood, and on paper', async () => {
      const joiner = await joinings.ready();
      const view = await joinings.view(joiner);
      expect(view.commitment).toMatchObject({ signerName: '周海', inForce: true, acknowledgedAt: null });
      expect(view.commitmentText).toContain(joiner.content.unit.name);
      expect(view.commitmentText).toContain('郑州大数据发展有限公司');
      const pdf = await fetch(`${t.api.base}/api/v1/venues/${joiner.venueId}/commitment-copy`, {
        headers: { authorization: `Bearer ${joiner.token}` },
      });
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      const text = (await textOfPdf(new Uint8Array(await pdf.arrayBuffer()))).join('');
      for (const part of [
        '场景服务承诺书',
        joiner.content.unit.name,
        '法定代表人：周海',
        view.commitment?.sha256,
      ])
        expect(text.replace(/\s/g, '')).toContain(String(part).replace(/\s/g, ''));
    });

    it('has to be signed and sealed anew once the unit has another name', async () => {
      const joiner = await joinings.ready();
      const { contentVersion } = await joinings.view(joiner);
      const unit = { ...joiner.content.unit, name: '改了名的书店' };
      const saved = await joinings.save(joiner.venueId, joiner.token, contentVersion, {
        ...joiner.content,
        unit,
      });
      expect(saved.body.commitment.inForce).toBe(false);
      expect(pathsOf({ errors: saved.body.faults })).toEqual(['commitment.signed']);
      // the seal stood under the words before
      t.clock.advance(1000);
      await joinings.sign(joiner, saved.body.commitmentText);
      const signed = await joinings.view(joiner);
      expect(pathsOf({ errors: signed.faults })).toEqual(['commitment.sealed']);
    });

    it('is not signed where its text has changed since, nor without a name', async () => {
      const joiner = await joinings.ready();
      expect(await joinings.sign(joiner, '别的正文')).toMatchObject({
        status: 409,
        body: { code: 'out-of-date' },
      });
      const { venueId, token } = await begin();
      const saved = await joinings.save(venueId, token, 0, emptyJoining());
      const unnamed = await joinings.sign({ ...joiner, venueId, token }, saved.body.commitmentText);
      expect(pathsOf(unnamed.body)).toEqual(['unit.name']);
    });

    it('is received by the operator once', async () => {
      const joiner = await joinings.submitted();
      const operator = await joinings.city.officer('operator');
      const { commitment } = await joinings.view({ venueId: joiner.venueId, token: operator });
      const receive = (commitmentId = commitment?.commitmentId) =>
        t.api.post(
          `/venues/${joiner.venueId}/commitment-acknowledgements`,
          { commitmentId },
          { token: operator },
        );
      expect((await receive(joinings.newId())).status).toBe(404);
      expect((await receive()).body.commitment.acknowledgedAt).not.toBeNull();
      expect((await receive()).body.code).toBe('not-allowed-now');
    });

    it('takes official words of the city’s office, and keeps what was signed before', async () => {
      const before = await joinings.submitted();
      const { version, text, official } = (await t.api.get('/commitment-template', { token: office })).body;
      expect(official).toBe(false);
      const put = (body: object, token = office) =>
        t.api.call('PUT', '/commitment-template', { token, body });
      expect(pathsOf((await put({ version, text: '没有占位' })).body)).toEqual(['text']);
      const official2 = `${text}\n六、官方补充一条。`;
      expect((await put({ version, text: official2 })).body).toMatchObject({
        version: '第 1 版',
        official: true,
      });
      expect((await put({ version, text: official2 })).body.code).toBe('out-of-date');
      expect((await joinings.view(before)).commitment).toMatchObject({
        inForce: true,
        templateVersion: version,
      });
      const { venueId, token, content } = await begin();
      const saved = await joinings.save(venueId, token, 0, content);
      expect(saved.body.commitmentText).toContain('官方补充一条');
    });
  });

  describe('files', () => {
    it('takes photos as pictures, and refuses what is none by its bytes', async () => {
      const joiner = await joinings.ready();
      const file = async (bytes: Uint8Array) => {
        const id = await joinings.upload(joiner, 'picture', bytes);
        return (await joinings.view(joiner)).files.find(({ fileId }) => fileId === id);
      };
      expect(await file(await photo())).toMatchObject({
        state: 'ready',
        links: { thumbnail: expect.any(String) },
      });
      const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
      expect(await file(pdf)).toMatchObject({ state: 'refused' });
      const body = { purpose: 'picture', name: '扫描.pdf', sizeBytes: 10, mediaType: 'application/pdf' };
      const path = `/venues/${joiner.venueId}/files/${joinings.newId()}`;
      const announced = await t.api.call('PUT', path, { token: joiner.token, body });
      expect(pathsOf(announced.body)).toEqual(['mediaType']);
    });

    it('takes a file off, its bytes too, but not from what is published', async () => {
      const joiner = await joinings.live();
      const { venueId, token, content } = joiner;
      const [published = ''] = content.listing.pictureIds;
      const other = await joinings.upload(joiner, 'picture');
      const remove = (id: string) => t.api.delete(`/venues/${venueId}/files/${id}`, { token });
      const kept = async (id: string) =>
        (
          await t.database.read((tx) =>
            tx.query<{ file_id: string | null }>('SELECT file_id FROM venue_file WHERE id = ?', [id]),
          )
        )[0]?.file_id ?? null;
      expect((await remove(other)).status).toBe(204);
      expect(await kept(other)).toBeNull();
      expect((await remove(published)).status).toBe(204);
      expect(await kept(published)).not.toBeNull();
      expect((await t.api.get(`/venues/${venueId}`)).body.pictures).toHaveLength(1);
      expect((await remove(published)).status).toBe(404);
    });

    it('keeps the scan of the seal as it was handed in', async () => {
      const joiner = await joinings.submitted();
      const { files } = await joinings.view(joiner);
      const seal = files.find(({ purpose }) => purpose === 'seal')?.fileId ?? '';
      const path = (id: string) => `/venues/${joiner.venueId}/files/${id}`;
      const { token } = joiner;
      expect((await t.api.delete(path(seal), { token })).body.code).toBe('not-allowed-now');
      const body = { purpose: 'seal', name: '新.jpg', sizeBytes: 10, mediaType: 'image/jpeg' };
      const answer = await t.api.call('PUT', path(joinings.newId()), { token, body });
      expect(answer.body.code).toBe('not-allowed-now');
    });

    it('is uploaded by whoever announced it, and to its own venue', async () => {
      const [one, other] = [await joinings.ready(), await joinings.ready()];
      const fileId = joinings.newId();
      const body = { purpose: 'picture', name: '照片.jpg', sizeBytes: 100, mediaType: 'image/jpeg' };
      const put = (joiner: Joiner) =>
        t.api.call('PUT', `/venues/${joiner.venueId}/files/${fileId}`, { token: joiner.token, body });
      expect((await put(one)).status).toBe(200);
      expect((await put(one)).status).toBe(200);
      expect(pathsOf((await put(other)).body)).toEqual(['fileId']);
      const elsewhere = `/venues/${one.venueId}/files/${joinings.newId()}`;
      expect((await t.api.call('PUT', elsewhere, { token: other.token, body })).status).toBe(404);
    });
  });

  describe('the poster', () => {
    const poster = (joiner: Joiner, size: string, format: string, token = joiner.token) =>
      fetch(`${t.api.base}/api/v1/venues/${joiner.venueId}/poster?size=${size}&format=${format}`, {
        headers: { authorization: `Bearer ${token}` },
      });

    it('is a PDF of the sheet’s size with real text', async () => {
      const joiner = await joinings.live();
      for (const [size, width] of [
        ['A4', 595.28],
        ['A3', 841.85],
      ] as const) {
        const answer = await poster(joiner, size, 'pdf');
        expect(answer.headers.get('content-type')).toBe('application/pdf');
        const bytes = Buffer.from(await answer.arrayBuffer());
        const [, box = ''] = /\/MediaBox \[0 0 ([\d.]+)/.exec(bytes.toString('latin1')) ?? [];
        expect(Number(box)).toBeCloseTo(width, 0);
        const text = (await textOfPdf(new Uint8Array(bytes))).join('');
        for (const words of [joiner.content.unit.name, '购书优惠 20%', '商鼎分 150 分及以上', '扫码看公告'])
          expect(text).toContain(words);
      }
    });

    it('is a picture whose code leads to the venue', async () => {
      const joiner = await joinings.live();
      const answer = await poster(joiner, 'A4', 'png');
      expect(answer.headers.get('content-type')).toBe('image/png');
      const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const read = readQr({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
      expect(read).toBe(`${t.api.base}/venue/pages/venue/index?venueId=${joiner.venueId}`);
      // text is there: dark ink between the band and the code
      const row = info.width * 4;
      const [from, to] = [Math.round(info.height * 0.3) * row, Math.round(info.height * 0.6) * row];
      let dark = 0;
      for (let at = from; at < to; at += 4) if ((data[at] ?? 255) < 128) dark++;
      expect(dark).toBeGreaterThan(2_000);
    });

    it('is the manager’s, and there is none before the first announcement', async () => {
      const joiner = await joinings.submitted();
      expect((await poster(joiner, 'A4', 'pdf')).status).toBe(409);
      expect((await poster(joiner, 'A4', 'pdf', joiner.sponsor.token)).status).toBe(403);
      expect((await poster(joiner, 'A5', 'pdf')).status).toBe(422);
    });
  });

  describe('sponsors', () => {
    it('are added by the office of their district, each name once', async () => {
      const name = `新街道${joinings.newId().slice(-8)}`;
      const add = (body: object) => t.api.post('/sponsors', body, { token: office });
      expect((await add({ name, kind: 'street', district: '经开区' })).status).toBe(201);
      expect(pathsOf((await add({ name, kind: 'park', district: '经开区' })).body)).toEqual(['name']);
      expect(pathsOf((await add({ name: '甲', kind: 'park', district: '火星' })).body)).toEqual(['district']);
      const { items } = (await t.api.get('/sponsors', { token: office })).body;
      expect(items.filter((item: { name: string }) => item.name === name)).toHaveLength(1);
    });
  });

  describe('a change of a venue in force', () => {
    const publish = (joiner: Joiner, contentVersion: number) =>
      t.api.post(`/venues/${joiner.venueId}/announcements`, { contentVersion }, { token: joiner.token });
    const percents = async (venueId: string): Promise<Record<string, number>> => {
      const { benefits } = (await t.api.get(`/venues/${venueId}`)).body;
      return Object.fromEntries(
        benefits.map((one: { holder: string; grade: string; percentOff: number }) => [
          `${one.holder}.${one.grade}`,
          one.percentOff,
        ]),
      );
    };

    it('waits for its publication, and then gives more at once and less after the notice', async () => {
      const joiner = await joinings.live();
      const { venueId, token, content } = joiner;
      const { contentVersion } = await joinings.view(joiner);
      for (const benefit of content.benefits) {
        if (benefit.holder !== 'person') continue;
        if (benefit.grade === 'T150') benefit.percentOff = 30;
        if (benefit.grade === 'T100') benefit.percentOff = 5;
      }
      content.listing.features = '新开了咖啡座';
      content.listing.closedOnHolidays = true;
      const saved = await joinings.save(venueId, token, contentVersion, content);
      expect(saved.body).toMatchObject({ unpublished: true, faults: [] });
      expect(await percents(venueId)).toMatchObject({ 'person.T150': 20, 'person.T100': 10 });

      expect((await publish(joiner, contentVersion)).body.code).toBe('out-of-date');
      const published = await publish(joiner, contentVersion + 1);
      expect(published).toMatchObject({
        status: 201,
        body: { unpublished: false, announced: { version: 2, lessFrom: expect.any(String) } },
      });
      expect(await percents(venueId)).toMatchObject({
        'person.T150': 30,
        'person.T120': 15,
        'person.T100': 10,
      });
      expect((await t.api.get(`/venues/${venueId}`)).body).toMatchObject({
        features: '新开了咖啡座',
        closedOnHolidays: true,
      });
      const announcement = (await t.api.get(`/venues/${venueId}/announcement`)).body;
      expect(JSON.stringify(announcement)).toContain('起执行，此前按原公告办理');
      expect((await publish(joiner, contentVersion + 1)).body.code).toBe('not-allowed-now');

      content.sameReason = '再改一次';
      await joinings.save(venueId, token, contentVersion + 1, content);
      expect((await publish(joiner, contentVersion + 2)).body.code).toBe('change-pending');
      t.clock.advance(8 * 24 * HOUR_MS);
      expect(await percents(venueId)).toMatchObject({ 'person.T100': 5 });
      t.clock.advance(-8 * 24 * HOUR_MS);
    });

    it('can be taken back before its day where it gives less; what it gave more stays', async () => {
      const joiner = await joinings.live();
      const { venueId, token, content } = joiner;
      const { contentVersion } = await joinings.view(joiner);
      const takeBack = () =>
        t.api.call('DELETE', `/venues/${venueId}/announcements/pending`, { token, body: {} });
      expect((await takeBack()).body.code).toBe('not-allowed-now');
      const [first] = content.benefits;
      if (first === undefined) throw new Error('No benefit');
      for (const benefit of content.benefits) {
        if (benefit.holder !== 'person') continue;
        if (benefit.grade === 'T150') benefit.percentOff = 30;
        if (benefit.grade === 'T100') benefit.percentOff = 5;
      }
      const fresh = joinings.newId();
      content.benefits.push({ ...first, benefitId: fresh, grade: 'T100', percentOff: 4 });
      await joinings.save(venueId, token, contentVersion, content);
      expect((await publish(joiner, contentVersion + 1)).status).toBe(201);
      const back = await takeBack();
      expect(back).toMatchObject({
        status: 200,
        body: { unpublished: true, announced: { version: 3, lessFrom: null } },
      });
      const now = { 'person.T150': 30, 'person.T100': 10 };
      expect(await percents(venueId)).toMatchObject(now);
      t.clock.advance(8 * 24 * HOUR_MS);
      expect(await percents(venueId)).toMatchObject(now);
      t.clock.advance(-8 * 24 * HOUR_MS);
      const announcement = (await t.api.get(`/venues/${venueId}/announcement`)).body;
      expect(JSON.stringify(announcement)).not.toContain('此前按原公告办理');
      expect((await takeBack()).body.code).toBe('not-allowed-now');
      // the same change can be published again
      expect((await publish(joiner, contentVersion + 1)).body.announced.version).toBe(4);
    });

    it('ends what is taken out and begins what is new, and keeps the version that gave', async () => {
      const joiner = await joinings.live();
      const { venueId, token, content } = joiner;
      const { contentVersion } = await joinings.view(joiner);
      const [first] = content.benefits;
      if (first === undefined) throw new Error('No benefit');
      content.benefits.push({
        ...first,
        ...{ benefitId: joinings.newId(), kind: 'free-services', percentOff: null, service: '打印' },
        quota: { limit: 3, every: 1, unit: 'month' },
      });
      await joinings.save(venueId, token, contentVersion, content);
      expect((await publish(joiner, contentVersion + 1)).status).toBe(201);
      const titles = (await t.api.get(`/venues/${venueId}`)).body.benefits.map(
        ({ title }: { title: string }) => title,
      );
      expect(titles).toContain('每月免费打印 3 次');
      const versions = await t.database.read((tx) =>
        tx.query<{ version: number }>('SELECT version FROM benefit_version WHERE benefit_id = ?', [
          first.benefitId,
        ]),
      );
      expect(versions).toHaveLength(1);
    });

    it('takes no benefit of another venue', async () => {
      const [one, other] = [await joinings.live(), await joinings.live()];
      const { contentVersion } = await joinings.view(other);
      const [foreign] = one.content.benefits;
      if (foreign === undefined) throw new Error('No benefit');
      other.content.benefits = [foreign, ...other.content.benefits.slice(1)];
      await joinings.save(other.venueId, other.token, contentVersion, other.content);
      expect(pathsOf((await publish(other, contentVersion + 1)).body)).toEqual(['benefits']);
    });

    it('leaves the unit as the sponsor checked it', async () => {
      const joiner = await joinings.live();
      const { contentVersion } = await joinings.view(joiner);
      const unit = { ...joiner.content.unit, name: '换了名字' };
      const answer = await joinings.save(joiner.venueId, joiner.token, contentVersion, {
        ...joiner.content,
        unit,
      });
      expect(pathsOf(answer.body)).toEqual(['content.unit']);
    });
  });
});
