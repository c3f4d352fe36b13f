import { getMapTile } from '@benefit/shared/venue/map-contract';
import type { VenuePlace } from '@benefit/shared/venue/map-contract';
import { MAP_BOX, MAP_CENTRE, MAP_LAYERS, MAP_ZOOM } from '@benefit/shared/venue/map-rules';
import gcoord from 'gcoord';
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef } from 'react';
import { apiOrigin } from '../platform/api-address';
import { classes } from './classes';
import type { PlaceMapProps } from './place-map';
import './place-map.scss';

const TILES = `${apiOrigin}/api/v1${getMapTile.path}?z={z}&x={x}&y={y}`;
const NEAR = 15;
/** A finger's width. */
const PIN_PX = 44;
const GROUND_NAME = { tianditu: '天地图', drawn: '演示底图，没有真实道路', none: '' } as const;

/** The national map lies in CGCS2000, a hand's breadth from WGS 84; what is stored is GCJ-02. */
const placed = ({ latitude, longitude }: { latitude: number; longitude: number }): L.LatLngTuple => {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return [north, east];
};

/** Venues on a map in a browser: the ground comes through our server, the pins are ours. */
export function LeafletMap({ places, chosen, ground, onChoose }: PlaceMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<{ map: L.Map; pins: L.LayerGroup } | null>(null);

  useEffect(() => {
    if (frame.current === null) return undefined;
    const moves = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const map = L.map(frame.current, {
      ...{ fadeAnimation: moves, zoomAnimation: moves, markerZoomAnimation: moves },
      ...{ minZoom: MAP_ZOOM.min, maxZoom: MAP_ZOOM.max, zoomControl: false, maxBoundsViscosity: 1 },
      maxBounds: [
        [MAP_BOX.south, MAP_BOX.west],
        [MAP_BOX.north, MAP_BOX.east],
      ],
    });
    map.setView(placed(MAP_CENTRE), 12);
    L.control.zoom({ position: 'topright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map);
    map.attributionControl.setPrefix(false);
    const layers = ground === 'tianditu' ? MAP_LAYERS : MAP_LAYERS.slice(0, 1);
    for (const layer of layers)
      L.tileLayer(`${TILES}&layer=${layer}`, { attribution: GROUND_NAME[ground] }).addTo(map);
    map.on('zoomend resize', () => partNames(map.getContainer()));
    held.current = { map, pins: L.layerGroup().addTo(map) };
    // the frame gets its size only once the page around it is laid out
    const sized = new ResizeObserver(() => map.invalidateSize());
    sized.observe(frame.current);
    return () => {
      sized.disconnect();
      held.current = null;
      map.remove();
    };
  }, [ground]);

  useEffect(() => {
    const { map, pins } = held.current ?? {};
    if (!map || !pins) return;
    pins.clearLayers();
    for (const place of places) pinOf(place, place.venueId === chosen, onChoose).addTo(pins);
    if (frame.current) partNames(frame.current);
  }, [places, chosen, onChoose, ground]);

  useEffect(() => {
    const { map } = held.current ?? {};
    if (map && places.length > 0)
      map.fitBounds(L.latLngBounds(places.map(placed)), { padding: [40, 40], maxZoom: NEAR });
  }, [places, ground]);

  return <div ref={frame} className="place-map" role="application" aria-label="网点地图" />;
}

/** A point that is large enough for a finger, with the venue's name above it. */
function pinOf(place: VenuePlace, isChosen: boolean, onChoose: (venueId: string) => void): L.Marker {
  const pin = document.createElement('span');
  pin.className = classes(
    'place-pin',
    isChosen && 'place-pin--chosen',
    !place.openNow && 'place-pin--closed',
  );
  const name = document.createElement('span');
  name.className = 'place-name';
  name.textContent = place.name;
  pin.append(name);
  const icon = L.divIcon({ html: pin, className: '', iconSize: [PIN_PX, PIN_PX] });
  const marker = L.marker(placed(place), { icon, title: place.name, zIndexOffset: isChosen ? 1000 : 0 });
  return marker.on('click', () => onChoose(place.venueId));
}

/** Hides the names that would lie upon another; the chosen one's is shown before all others. */
function partNames(frame: HTMLElement): void {
  const shown: DOMRect[] = [];
  const names = [...frame.querySelectorAll<HTMLElement>('.place-name')].sort(
    (one, other) => Number(isOfChosen(other)) - Number(isOfChosen(one)),
  );
  for (const name of names) {
    const box = name.getBoundingClientRect();
    const meets = shown.some(
      (other) =>
        box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
    );
    name.style.visibility = meets ? 'hidden' : 'visible';
    if (!meets) shown.push(box);
  }
}

const isOfChosen = (name: HTMLElement): boolean => name.closest('.place-pin--chosen') !== null;
