import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { EvidenceDetail } from '@benefit/shared/relief/review-contract';
import { LookAlikeService, lookDistance } from '../src/files/look-alike.service.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Relief, good } from './support/relief.ts';
import type { ContentParts, TestDepartment, TestFile, TestOfficer, TestReport } from './support/relief.ts';

/** 2026-08-17, a Monday morning in Shanghai. */
const NOW = new Date('2026-08-17T01:00:00.000Z');

let t: TestApp;
let relief: Relief;
let department: TestDepartment;
let officer: TestOfficer;
let campaignId: string;
beforeAll(async () => {
  t = await startApp({}, NOW);
  relief = new Relief(t);
  department = await relief.department();
  officer = await relief.departmentOfficer(department);
  ({ campaignId } = await relief.campaign({ department }));
});
afterAll(() => t.close());

/** A picture with a scene of its own for each seed: a sky, houses, a boat. */
function scene(seed: number): Sharp {
  const at = (salt: number, most: number): number => ((seed * 7919 + salt * 104_729) % 1009) % most;
  const houses = Array.from({ length: 7 }, (_, index) => {
    const height = 60 + at(index + 1, 200);
    return `<rect x="${index * 92}" y="${360 - height}" width="${50 + at(index + 20, 40)}" height="${height}" fill="rgb(${at(index + 40, 255)},${at(index + 60, 255)},${at(index + 80, 255)})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="rgb(${at(100, 255)},${at(101, 255)},${at(102, 255)})"/>
    ${houses.join('')}
    <rect y="360" width="640" height="120" fill="rgb(${at(103, 120)},${at(104, 120)},60)"/>
    <ellipse cx="${80 + at(105, 480)}" cy="${390 + at(106, 50)}" rx="${40 + at(107, 80)}" ry="24" fill="orange"/>
  </svg>`;
  return sharp(Buffer.from(svg));
}

/** A photo as a test file; `bytes` in JPEG. */
async function photoOf(bytes: Buffer): Promise<TestFile> {
  const file = await relief.photo();
  return { evidence: { ...file.evidence, sizeBytes: bytes.length }, bytes };
}

async function submitted(files: TestFile[], parts: ContentParts = {}): Promise<TestReport> {
  return relief.submitted(await relief.city.citizen(), campaignId, parts, files);
}

async function open({ reportId }: { reportId: string }, by = officer) {
  return good(await t.api.get(`/review/reports/${reportId}`, { token: by.token }), 200).body;
}

const hintsInQueue = async ({ reportId }: TestReport): Promise<string[]> => {
  const { body } = await t.api.get(`/review/reports?campaignId=${campaignId}`, { token: officer.token });
  return body.items.find((item: { reportId: string }) => item.reportId === reportId).hints;
};

describe('doubles', () => {
  let original: Buffer;
  let first: TestReport;
  beforeAll(async () => {
    original = await scene(1).jpeg({ quality: 92 }).toBuffer();
    first = await submitted([await photoOf(original)]);
  });

  it('is the same bytes in another report, side by side with whose it is', async () => {
    const second = await submitted([await photoOf(original)]);
    const { doubles, evidence, report } = await open(second);
    expect(doubles).toEqual([
      {
        evidenceId: second.files[0]?.evidence.evidenceId,
        distance: 0,
        sameBytes: true,
        other: {
          reportId: first.reportId,
          visible: true,
          number: first.body.number,
          maskedName: expect.stringMatching(/^测.*\*/),
          categoryName: '防汛救灾一线',
          status: 'submitted',
          links: expect.objectContaining({ thumbnail: expect.any(String) }),
        },
      },
    ]);
    expect(evidence[0].warnings.map(({ code }: { code: string }) => code)).toContain('same-file');
    expect(report.hints.map(({ code }: { code: string }) => code)).toContain('same-file');
    expect(await hintsInQueue(second)).toContain('same-file');
    // the earlier one is shown its double too, since it is looked up anew each time
    expect(
      (await open(first)).doubles.map(({ other }: { other: { reportId: string } }) => other.reportId),
    ).toContain(second.reportId);
    const looks = await t.api.get('/me/looks', { token: first.citizen.token });
    expect(looks.body.items.map(({ reason }: { reason: string }) => reason)).toContain(
      '与另一件申报的相似材料比对',
    );
  });

  it.each([
    { name: 'compressed again', make: () => sharp(original).jpeg({ quality: 35 }).toBuffer() },
    { name: 'made smaller', make: () => sharp(original).resize(320).jpeg({ quality: 80 }).toBuffer() },
    {
      name: 'a little brighter',
      make: () => sharp(original).modulate({ brightness: 1.08 }).jpeg().toBuffer(),
    },
  ])('is the same photo $name', async ({ make }) => {
    const second = await submitted([await photoOf(await make())]);
    const { doubles } = await open(second);
    const [found] = doubles.filter(
      ({ other }: { other: { reportId: string } }) => other.reportId === first.reportId,
    );
    expect(found).toMatchObject({ sameBytes: false });
    expect(found.distance).toBeLessThanOrEqual(7);
    expect(await hintsInQueue(second)).toContain('similar-photo');
  });

  it('is no other photo', async () => {
    const other = await submitted([await photoOf(await scene(500).jpeg().toBuffer())]);
    expect((await open(other)).doubles).toEqual([]);
    expect(await hintsInQueue(other)).toEqual([]);
  });

  it('outside the area is only said to be there', async () => {
    const elsewhere = await relief.department();
    const theirs = await relief.campaign({ department: elsewhere });
    const bytes = await scene(33).jpeg().toBuffer();
    const foreign = await relief.submitted(await relief.city.citizen(), theirs.campaignId, {}, [
      await photoOf(bytes),
    ]);
    const own = await submitted([await photoOf(bytes)]);
    const { doubles } = await open(own);
    expect(doubles).toEqual([
      expect.objectContaining({
        sameBytes: true,
        other: {
          reportId: foreign.reportId,
          visible: false,
          number: null,
          maskedName: '',
          categoryName: '',
          status: 'submitted',
        },
      }),
    ]);
    const office = await open(own, await relief.officeOfficer());
    expect(office.doubles[0].other).toMatchObject({ visible: true, number: foreign.body.number });
  });

  it('is none of a draft, nor of what was withdrawn', async () => {
    const bytes = await scene(77).jpeg().toBuffer();
    const draft = await relief.draft(await relief.city.citizen(), campaignId, {}, [await photoOf(bytes)]);
    await relief.uploadAll(draft);
    const withdrawn = await submitted([await photoOf(bytes)]);
    await t.api.post(`/reports/${withdrawn.reportId}/withdrawal`, {}, { token: withdrawn.citizen.token });
    const own = await submitted([await photoOf(bytes)]);
    expect((await open(own)).doubles).toEqual([]);
  });
});

describe('the search by look', () => {
  it('finds every distance up to seven among looks with bits flipped anywhere', async () => {
    const looks = t.app.get(LookAlikeService);
    const base = 0x9f2c_71e6_0d3b_a485n;
    const flipped = (bits: readonly number[]): string =>
      bits
        .reduce((look, bit) => look ^ (1n << BigInt(bit)), base)
        .toString(16)
        .padStart(16, '0');
    // spread over the bands as evenly, and as unevenly, as can be
    const spreads = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((count) => [
      Array.from({ length: count }, (_, index) => (index * 16 + Math.floor(index / 4)) % 64),
      Array.from({ length: count }, (_, index) => index + 20),
      Array.from({ length: count }, (_, index) => index * 7),
    ]);
    const prefix = relief.newId().slice(0, 20);
    await t.database.write(async (tx) => {
      for (const [index, bits] of spreads.entries()) {
        const look = flipped(bits);
        const bands = [0, 4, 8, 12].map((start) => Number.parseInt(look.slice(start, start + 4), 16));
        await tx.execute(
          `INSERT INTO stored_file (id, kind, media_type, size_bytes, sha256, data_key, derivatives, making_sealed,
             look, look_0, look_1, look_2, look_3, scan, stored_at)
           VALUES (?, 'photo', 'image/jpeg', 1, ?, '', '{}', '', ?, ?, ?, ?, ?, 'not-scanned', '2026-08-17 00:00:00.000')`,
          [`${prefix}${String(index).padStart(6, '0')}`, `test-${prefix}-${index}`, look, ...bands],
        );
      }
    });
    const file = { id: 'none', sha256: 'none', look: flipped([]) };
    const found = await t.database.read((tx) => looks.find(tx, file));
    const near = found.filter(({ fileId }) => fileId.startsWith(prefix)).map(({ distance }) => distance);
    const expected = spreads.map(({ length }) => length).filter((count) => count <= 7);
    expect(near).toEqual(expected.sort((a, b) => a - b));
    expect(lookDistance(file.look, null)).toBe(64);
  });
});

describe('what a file tells of itself', () => {
  /** Taken two days early in 上海, and altered. */
  const altered = async (): Promise<TestFile> => {
    const bytes = await scene(9)
      .withExif({
        IFD0: { Make: 'HUAWEI', Model: 'P60', Software: 'Adobe Photoshop 25.0' },
        IFD2: { DateTimeOriginal: '2026:07:16 17:42:00', OffsetTimeOriginal: '+08:00' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '31/1 14/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '121/1 28/1 0/1',
        },
      })
      .jpeg()
      .toBuffer();
    return photoOf(bytes);
  };

  it('is shown to officers with warnings, and never to the reporter', async () => {
    const file = await altered();
    const report = await submitted([file], {
      startedOn: '2026-07-18',
      endedOn: '2026-07-20',
      position: { latitude: 34.77, longitude: 113.68 },
    });
    const { evidence, report: seen } = await open(report);
    const [detail] = evidence as [EvidenceDetail];
    expect(detail).toMatchObject({
      evidenceId: file.evidence.evidenceId,
      kind: 'photo',
      takenAt: '2026-07-16T09:42:00.000Z',
      software: 'Adobe Photoshop 25.0',
      device: 'HUAWEI P60',
      width: 640,
      height: 480,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      scan: expect.stringMatching(/clean|not-scanned/),
      state: 'ready',
      links: expect.objectContaining({ preview: expect.any(String) }),
    });
    expect(detail.metresAway).toBeGreaterThan(800_000);
    expect(detail.metresAway).toBeLessThan(850_000);
    expect(detail.warnings.map(({ code, text }) => [code, text.slice(0, 12)])).toEqual([
      ['taken-outside', '拍摄时间早于申报期 2 天'.slice(0, 12)],
      ['far-away', '拍摄位置距申报位置约 8'.slice(0, 12)],
      ['edited', '文件由修图软件保存过：A'.slice(0, 12)],
    ]);
    expect(seen.hints).toEqual(detail.warnings);
    expect(await hintsInQueue(report)).toEqual(['taken-outside', 'far-away', 'edited']);
    const own = await relief.get(report.citizen.token, report.reportId);
    for (const word of ['Photoshop', 'takenAt', 'HUAWEI', 'metresAway']) {
      expect(JSON.stringify(own.body)).not.toContain(word);
    }
  });

  it('says when a challenge was fetched before it was announced', async () => {
    const citizen = await relief.city.citizen();
    const { body } = await t.api.post('/evidence-challenges', undefined, { token: citizen.token });
    const file = await relief.photo({ source: 'camera', challenge: body.challenge });
    const report = await relief.submitted(citizen, campaignId, {}, [file]);
    const { evidence } = await open(report);
    expect(evidence[0]).toMatchObject({
      source: 'camera',
      challengedAt: expect.stringMatching(/^2026-08-1/),
    });
  });
});

describe('an opened report', () => {
  it('tells who reports, their other reports in the area, and what may be done', async () => {
    const citizen = await relief.city.citizen();
    const earlier = await relief.submitted(citizen, campaignId, { categoryCode: 'public-order' });
    const hidden = await relief.campaign({ department: await relief.department() });
    await relief.submitted(citizen, hidden.campaignId);
    await relief.draft(citizen, campaignId);
    const report = await relief.submitted(citizen, campaignId);
    const seen = await open(report);
    expect(seen).toMatchObject({
      gender: expect.stringMatching(/^(fe)?male$/),
      age: expect.any(Number),
      decisions: ['accept', 'not-accept', 'return'],
      conflict: null,
      mayHandOn: true,
      hours: 16,
      comments: [],
      claim: null,
    });
    expect(seen.clauses).toContain('郑信用办〔2021〕23号 一 1');
    expect(new Set(seen.clauses).size).toBe(seen.clauses.length);
    expect(seen.others).toEqual([
      {
        reportId: earlier.reportId,
        number: earlier.body.number,
        status: 'submitted',
        categoryName: '社会秩序与社区安全志愿服务',
        startedOn: earlier.content.startedOn,
        endedOn: earlier.content.endedOn,
      },
    ]);
    const text = JSON.stringify(seen);
    expect(text).not.toContain(citizen.name);
    expect(text).not.toContain(citizen.documentNumber);
  });

  it('hints at the same deed and at the same receipt, by number where the officer may see it', async () => {
    const donation: ContentParts = {
      categoryCode: 'donation',
      fields: {
        recipient: '市慈善总会',
        goods: '矿泉水 300 箱',
        receiptNumber: 'R-2026-0718',
        donatedOn: '2026-07-20',
      },
    };
    const first = await submitted([await relief.photo()], donation);
    const second = await relief.submitted(first.citizen, campaignId, donation);
    const { report } = await open(second);
    expect(report.hints.map(({ code }: { code: string }) => code)).toEqual(['same-deed', 'same-receipt']);
    for (const { text } of report.hints) expect(text).toContain(first.body.number);
    expect(await hintsInQueue(second)).toEqual(['same-deed', 'same-receipt']);
  });

  it('is one look of the person’s in a quarter of an hour', async () => {
    const report = await submitted([await relief.photo()]);
    const looks = async (): Promise<{ reason: string }[]> =>
      (await t.api.get('/me/looks', { token: report.citizen.token })).body.items;
    await open(report);
    await open(report);
    expect(await looks()).toEqual([
      expect.objectContaining({
        by: department.name,
        reason: '办理申报',
        what: expect.stringContaining(report.body.number),
      }),
    ]);
    t.clock.advance(16 * 60_000);
    await open(report);
    expect(await looks()).toHaveLength(2);
  });

  it('takes a return of one piece of evidence by its id', async () => {
    const report = await submitted([await relief.photo(), await relief.photo()]);
    const item = report.files[1]?.evidence.evidenceId;
    const answer = await relief.decide(officer, report.reportId, 'return', report.body.version, {
      items: [item],
    });
    expect(answer.body.items).toEqual([{ item, text: '请补充或更正这份材料' }]);
    const foreign = await submitted([await relief.photo()]);
    const refused = await relief.decide(officer, foreign.reportId, 'return', foreign.body.version, {
      items: [item],
    });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'items.0']);
  });
});
