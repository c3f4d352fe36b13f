import { Problem } from '../../platform/problem.ts';
import { MapSource } from './map-source.ts';
import type { DrawnTile } from './map-source.ts';

/** Without a key of the national map, browsers show no map. */
export class NoMap extends MapSource {
  readonly ground = 'none';

  tile(): Promise<DrawnTile> {
    return Promise.reject(new Problem('map-unavailable', { detail: '地图还没有开通', retry: false }));
  }
}
