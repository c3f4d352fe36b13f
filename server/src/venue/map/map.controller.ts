import { Controller, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getMapTile, listVenuePlaces } from '@benefit/shared/venue/map-contract';
import { isCityTile } from '@benefit/shared/venue/map-rules';
import type { MapLayer } from '@benefit/shared/venue/map-rules';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../platform/problem.ts';
import { Serves } from '../../platform/route.ts';
import type { VenueFilter } from '../venue.repository.ts';
import { VenueService } from '../venue.service.ts';
import { MapSource } from './map-source.ts';

/** A street changes seldom. */
const KEPT = 'public, max-age=86400';

@ApiTags('venue')
@Controller()
export class MapController {
  constructor(
    private readonly venues: VenueService,
    private readonly source: MapSource,
  ) {}

  @Serves(listVenuePlaces)
  places(@Query({ schema: listVenuePlaces.query }) filter: VenueFilter & { open?: 'now' }) {
    return this.venues.places(filter);
  }

  /** @throws Problem `not-found` for what lies outside of the city, `map-unavailable` */
  @Serves(getMapTile)
  async tile(
    @Query({ schema: getMapTile.query })
    { layer, ...at }: { layer: MapLayer; z: string; x: string; y: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const tile = { layer, z: Number(at.z), x: Number(at.x), y: Number(at.y) };
    if (!isCityTile(tile)) throw new Problem('not-found', { detail: '这里不在郑州市范围内' });
    const { bytes, mediaType } = await this.source.tile(tile);
    void reply.header('cache-control', KEPT);
    return new StreamableFile(bytes, { type: mediaType });
  }
}
