/** A place on the map, in degrees. */
export interface MapPlace {
  latitude: number;
  longitude: number;
}

/** Mean radius of the earth (IUGG), metres. */
const EARTH_M = 6_371_009;
const RADIANS = Math.PI / 180;

/** How far two places are from each other as the crow flies, in whole metres (haversine). */
export function distanceMetres(one: MapPlace, other: MapPlace): number {
  const north = Math.sin(((other.latitude - one.latitude) * RADIANS) / 2) ** 2;
  const east = Math.sin(((other.longitude - one.longitude) * RADIANS) / 2) ** 2;
  const chord = north + Math.cos(one.latitude * RADIANS) * Math.cos(other.latitude * RADIANS) * east;
  return Math.round(2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** 620 米, 1.2 公里, 12 公里. */
export function distanceText(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  return metres < 9_950 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.round(metres / 1000)} 公里`;
}
