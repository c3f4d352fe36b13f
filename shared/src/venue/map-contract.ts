import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Id } from '../schema.ts';
import { MAP_LAYERS, MAP_ZOOM } from './map-rules.ts';
import { listVenues } from './venue-contract.ts';

/** A live venue on the map. */
export const VenuePlace = z.object({
  venueId: Id,
  name: z.string(),
  kind: z.enum(['bookstore', 'library']),
  openNow: z.boolean(),
  /** Degrees, GCJ-02. */
  latitude: z.number(),
  longitude: z.number(),
});
export type VenuePlace = z.infer<typeof VenuePlace>;

const { cursor: _, near: __, ...filters } = listVenues.query.shape;

export const listVenuePlaces = {
  method: 'GET',
  path: '/venue-places',
  access: 'anyone',
  status: 200,
  query: z.strictObject(filters),
  response: z.object({
    items: z.array(VenuePlace),
    /** How many of those found have no place on the map. */
    unplaced: z.int(),
  }),
  summary: 'Live venues on the map, all of them, under the filters of the list',
} as const satisfies Endpoint;

const Whole = z.string().check(z.regex(/^\d{1,7}$/));

export const getMapTile = {
  method: 'GET',
  path: '/map-tiles',
  access: 'anyone',
  status: 200,
  query: z.strictObject({
    layer: z.enum(MAP_LAYERS),
    /** Level, `MAP_ZOOM`. */
    z: z.string().check(z.regex(new RegExp(`^(${MAP_ZOOM.min}|1[0-8])$`))),
    x: Whole,
    y: Whole,
  }),
  response: null,
  produces: ['image/png', 'image/jpeg'],
  summary: 'A square of the map of the city, as the national map draws it',
} as const satisfies Endpoint;
