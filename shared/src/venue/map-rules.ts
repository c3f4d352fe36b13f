/** A square of the map in the tiling of the web (EPSG:3857): level, column from the west, row from the north. */
export interface MapTile {
  layer: MapLayer;
  z: number;
  x: number;
  y: number;
}

/** What the ground of the map is: the national map (天地图), a drawn one in the demonstration, or none. */
export const MAP_GROUNDS = ['tianditu', 'drawn', 'none'] as const;
export type MapGround = (typeof MAP_GROUNDS)[number];

/** The ground, and the names upon it (天地图 vec, cva). */
export const MAP_LAYERS = ['vec', 'cva'] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

export const MAP_ZOOM = { min: 9, max: 18 } as const;

/** Zhengzhou with its counties, in degrees: nothing else is shown, and nobody else's maps are passed on. */
export const MAP_BOX = { west: 112.6, east: 114.4, south: 34.1, north: 35.1 } as const;

/** The square's centre of the city, where a map begins that has nothing else to show. */
export const MAP_CENTRE = { latitude: 34.7472, longitude: 113.6249 } as const;

/** Whether a place, in degrees, lies on the map of the city: two numbers in the wrong order do not. */
export const isCityPlace = ({ latitude, longitude }: { latitude: number; longitude: number }): boolean =>
  latitude >= MAP_BOX.south &&
  latitude <= MAP_BOX.north &&
  longitude >= MAP_BOX.west &&
  longitude <= MAP_BOX.east;

/** Whether a tile shows something of the city. */
export function isCityTile({ z, x, y }: MapTile): boolean {
  if (z < MAP_ZOOM.min || z > MAP_ZOOM.max) return false;
  const [west, south] = [columnOf(MAP_BOX.west, z), rowOf(MAP_BOX.south, z)];
  const [east, north] = [columnOf(MAP_BOX.east, z), rowOf(MAP_BOX.north, z)];
  return x >= west && x <= east && y >= north && y <= south;
}

const columnOf = (longitude: number, z: number): number => Math.floor(((longitude + 180) / 360) * 2 ** z);

function rowOf(latitude: number, z: number): number {
  const radians = (latitude * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z);
}
