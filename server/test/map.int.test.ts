import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { Tianditu } from '../src/venue/map/tianditu.ts';
import { VenueRow } from '../src/venue/venue.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';

const KEY = 'key-of-the-city';
/** The square with 二七广场. */
const SQUARE = 'layer=vec&z=12&x=3341&y=1627';

/** The national map's WMTS: what it was asked, and how it answers, faults included. */
class NationalMap {
  readonly asked: URL[] = [];
  answer: (response: ServerResponse) => void = () => undefined;
  private readonly server: Server;

  constructor(private readonly picture: Buffer) {
    this.server = createServer((request: IncomingMessage, response) => {
      this.asked.push(new URL(request.url ?? '', 'http://map.test'));
      this.answer(response);
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  draws(): void {
    this.asked.length = 0;
    this.answer = (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(this.picture);
  }
}

describe('the map', () => {
  let t: TestApp;
  let map: NationalMap;
  let picture: Buffer;
  let url: string;

  beforeAll(async () => {
    const create = { width: 256, height: 256, channels: 3 as const, background: '#abc' };
    picture = await sharp({ create }).png().toBuffer();
    map = new NationalMap(picture);
    url = await map.start();
    t = await startApp({ MAP_URL: url, MAP_KEY: KEY });
  });
  beforeEach(() => map.draws());
  afterAll(async () => {
    await t.close();
    await map.stop();
  });

  const tile = (query: string, from = t) => fetch(`${from.api.base}/api/v1/map-tiles?${query}`);

  it('passes a square on as the national map draws it, and keeps the key to itself', async () => {
    const answer = await tile(SQUARE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
    const [asked] = map.asked;
    expect(asked?.pathname).toBe('/vec_w/wmts');
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: 'vec', STYLE: 'default' },
      ...{ TILEMATRIXSET: 'w', FORMAT: 'tiles', TILEMATRIX: '12', TILEROW: '1627', TILECOL: '3341', tk: KEY },
    });
    expect((await t.api.get('/venues')).body.ground).toBe('tianditu');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['a refusal of the key', (response) => response.writeHead(403).end('{"msg":"非法key"}')],
    [
      'a refusal as a picture',
      (response) => response.writeHead(403, { 'content-type': 'image/png' }).end('x'),
    ],
    [
      'a page instead of a picture',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>维护中</p>'),
    ],
    [
      'a picture without end',
      (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(600_000)),
    ],
    ['a broken connection', (response) => response.destroy()],
  ])('says in words that it cannot be had after %s', async (_, answers) => {
    map.answer = answers;
    const answer = await tile(SQUARE);
    const text = await answer.text();
    expect(answer.status).toBe(502);
    expect(JSON.parse(text)).toMatchObject({ code: 'map-unavailable', retry: true });
    expect(text).not.toContain(KEY);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => undefined],
    [
      'stops amid a picture',
      (response) => response.writeHead(200, { 'content-type': 'image/png' }).write('x'),
    ],
  ])('does not wait for a map that %s', async (_, answers) => {
    map.answer = answers;
    const hasty = new Tianditu({ url, key: KEY }, 50);
    await expect(hasty.tile({ layer: 'vec', z: 12, x: 3341, y: 1627 })).rejects.toMatchObject({
      code: 'map-unavailable',
    });
  });

  it.each([
    ['layer=vec&z=12&x=3372&y=1552', 404], // Beijing
    ['layer=vec&z=8&x=208&y=101', 422],
    ['layer=img&z=12&x=3341&y=1627', 422],
    ['layer=vec&z=12&x=-1&y=1627', 422],
    ['layer=vec&z=12&x=3341', 422],
  ])('asks for nothing outside of the city or without sense: %s', async (query, status) => {
    expect((await tile(query)).status).toBe(status);
    expect(map.asked).toEqual([]);
  });

  it('places the venues of the list, and counts those without a place', async () => {
    const city = new City(t);
    const [placed, unplaced] = [await city.venue(), await city.venue()];
    await t.database.write((tx) =>
      tx.orm.update(VenueRow, { id: placed.venueId }, { latitudeE6: 34_752_600, longitudeE6: 113_663_300 }),
    );
    const { body } = await t.api.get('/venue-places');
    expect(body.items).toContainEqual({
      ...{ venueId: placed.venueId, name: placed.name, kind: 'bookstore', openNow: expect.any(Boolean) },
      ...{ latitude: 34.7526, longitude: 113.6633 },
    });
    expect(JSON.stringify(body)).not.toContain(unplaced.venueId);
    expect(body.unplaced).toBeGreaterThan(0);
    const { total } = (await t.api.get('/venues')).body;
    expect(body.items.length + body.unplaced).toBe(total);
    await city.stop(placed);
    expect(JSON.stringify((await t.api.get('/venue-places')).body)).not.toContain(placed.venueId);
    const libraries = (await t.api.get('/venue-places?kind=library')).body.items;
    expect(libraries.length).toBeGreaterThan(0);
    expect(libraries.every(({ kind }: { kind: string }) => kind === 'library')).toBe(true);
  });

  it('is drawn in the demonstration, and nothing without a key elsewhere', async () => {
    const demo = await startApp();
    const drawn = await tile(SQUARE, demo);
    expect(drawn.status).toBe(200);
    const { width, height } = await sharp(Buffer.from(await drawn.arrayBuffer())).metadata();
    expect({ width, height }).toEqual({ width: 256, height: 256 });
    expect((await demo.api.get('/venues')).body.ground).toBe('drawn');
    await demo.close();

    const city = await startApp({ DEMO: 'false' });
    const none = await tile(SQUARE, city);
    expect(none.status).toBe(502);
    expect(await none.json()).toMatchObject({ code: 'map-unavailable', detail: '地图还没有开通' });
    expect((await city.api.get('/venues')).body.ground).toBe('none');
    await city.close();
  });
});
