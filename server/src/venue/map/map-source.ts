import type { MapGround, MapTile } from '@benefit/shared/venue/map-rules';

/** A square as a picture. */
export interface DrawnTile {
  mediaType: 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

/** Where the squares of the map come from. */
export abstract class MapSource {
  abstract readonly ground: MapGround;

  /** @throws Problem `map-unavailable` where it cannot be had now */
  abstract tile(tile: MapTile): Promise<DrawnTile>;
}
