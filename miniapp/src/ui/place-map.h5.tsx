import { Suspense, lazy } from 'react';
import type { PlaceMapProps } from './place-map';
import { Skeleton } from './skeleton';

export type { PlaceMapProps } from './place-map';

/** A browser brings no map: the server has to have a ground for one. */
export const hasOwnGround = false;

// only who opens the map waits for it
const LeafletMap = lazy(async () => ({ default: (await import('./leaflet-map.h5')).LeafletMap }));

/** Venues on a map in a browser. */
export function PlaceMap(props: PlaceMapProps) {
  return (
    <Suspense fallback={<Skeleton shape="row" count={5} />}>
      <LeafletMap {...props} />
    </Suspense>
  );
}
