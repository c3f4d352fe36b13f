import type { VenuePlace } from '@benefit/shared/venue/map-contract';
import { MAP_CENTRE, MAP_ZOOM } from '@benefit/shared/venue/map-rules';
import type { MapGround } from '@benefit/shared/venue/map-rules';
import { Map as WeChatMap } from '@tarojs/components';
import './place-map.scss';

export interface PlaceMapProps {
  places: readonly VenuePlace[];
  /** Whose card is shown. */
  chosen: string | null;
  /** What the ground is, for its name below a browser's map. */
  ground: MapGround;
  onChoose: (venueId: string) => void;
}

/** WeChat brings its map along. */
export const hasOwnGround = true;

const PIN_PX = 32;

/** Venues on WeChat's own map, which takes GCJ-02 as it is. */
export function PlaceMap({ places, chosen, onChoose }: PlaceMapProps) {
  const shown = places.find(({ venueId }) => venueId === chosen) ?? places[0] ?? MAP_CENTRE;
  return (
    <WeChatMap
      className="place-map"
      latitude={shown.latitude}
      longitude={shown.longitude}
      scale={12}
      minScale={MAP_ZOOM.min}
      showLocation
      includePoints={
        chosen === null ? places.map(({ latitude, longitude }) => ({ latitude, longitude })) : []
      }
      markers={places.map(({ name, latitude, longitude }, id) => ({
        ...{ id, latitude, longitude, title: name, iconPath: '/venue/map-pin.png' },
        ...{ width: PIN_PX, height: PIN_PX },
      }))}
      onMarkerTap={({ detail }) => {
        const place = places[Number(detail.markerId)];
        if (place) onChoose(place.venueId);
      }}
      onError={() => undefined}
    />
  );
}
