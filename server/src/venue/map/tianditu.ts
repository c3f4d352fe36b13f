import type { MapTile } from '@benefit/shared/venue/map-rules';
import { Problem } from '../../platform/problem.ts';
import { MapSource } from './map-source.ts';
import type { DrawnTile } from './map-source.ts';

const PATIENCE_MS = 4_000;
const MOST_BYTES = 500_000;

/**
 * The national map (天地图) by its WMTS (OGC 07-057r7, key-value pairs), asked by the server: the key stays
 * here, and nobody else learns which reader looks at which street. Maps shown to the public have to be
 * such approved ones (《地图管理条例》第十五条).
 */
export class Tianditu extends MapSource {
  readonly ground = 'tianditu';

  /** @param patienceMs how long an answer may take, its picture included */
  constructor(
    private readonly settings: { url: string; key: string },
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super();
  }

  async tile({ layer, z, x, y }: MapTile): Promise<DrawnTile> {
    const { url, key } = this.settings;
    const query = new URLSearchParams({
      ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: layer, STYLE: 'default' },
      ...{
        TILEMATRIXSET: 'w',
        FORMAT: 'tiles',
        TILEMATRIX: `${z}`,
        TILEROW: `${y}`,
        TILECOL: `${x}`,
        tk: key,
      },
    });
    try {
      const answer = await fetch(`${url}/${layer}_w/wmts?${query}`, {
        signal: AbortSignal.timeout(this.patienceMs),
      });
      return await readTile(answer);
    } catch {
      // the reason may name the key in an address: it is not passed on
      throw new Problem('map-unavailable', { retry: true });
    }
  }
}

/** @throws Error for anything but a picture of reasonable size; the service says its refusals as JSON or HTML */
async function readTile(answer: Response): Promise<DrawnTile> {
  const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim();
  if (!answer.ok || (mediaType !== 'image/png' && mediaType !== 'image/jpeg')) {
    await answer.body?.cancel();
    throw new Error(`The map answered ${answer.status} ${mediaType}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('The map answered too much');
    parts.push(part);
  }
  return { mediaType, bytes: Buffer.concat(parts) };
}
