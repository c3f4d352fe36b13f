import { benefitsForGrade } from '@benefit/shared/venue/benefit-rules';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import { listVenuePlaces } from '@benefit/shared/venue/map-contract';
import type { MapGround } from '@benefit/shared/venue/map-rules';
import { listVenues } from '@benefit/shared/venue/venue-contract';
import type { Venue } from '@benefit/shared/venue/venue-contract';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { locate } from '../../../platform/locate';
import { open } from '../../../platform/navigation';
import { useSession } from '../../../platform/session';
import { usePages } from '../../../platform/use-pages';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { hasOwnGround } from '../../../ui/place-map';

export interface VenueFilter {
  q: string;
  district: string;
  kind: '' | Venue['kind'];
  /** Of which the person can have one, with a grade; somebody, without. */
  benefit: '' | BenefitKind;
  /** Where the person is, `34.720,113.740`; empty for the order of the names. */
  near: string;
  /** Only what is open at this moment. */
  open: '' | 'now';
}

const ALL: VenueFilter = { q: '', district: '', kind: '', benefit: '', near: '', open: '' };
/** How long typing rests before it is looked up. */
const REST_MS = 300;

export function useVenues() {
  const me = useSession((session) => session.me);
  const elder = useElderMode((mode) => mode.elder);
  const [showsFilters, setShowsFilters] = useState(false);
  const [filter, setFilter] = useState<VenueFilter>(ALL);
  const [asked, setAsked] = useState<VenueFilter>(ALL);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(filter), REST_MS);
    return () => clearTimeout(timer);
  }, [filter]);

  const grade = me?.credit && 'grade' in me.credit ? me.credit.grade : null;
  const query = {
    ...{ q: asked.q.trim(), district: asked.district, kind: asked.kind, near: asked.near },
    open: asked.open,
    benefit: asked.benefit,
    grade: asked.benefit !== '' && grade !== null ? grade : '',
  };
  const venues = usePages<
    Venue,
    { items: Venue[]; next: string | null; total: number; districts: string[]; ground: MapGround }
  >(`venues:${JSON.stringify(query)}`, (cursor) => call(listVenues, { query: { ...query, cursor } }));
  const [showsMap, setShowsMap] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { near: _, ...mapQuery } = query;
  const places = useRemote(showsMap ? `venue-places:${JSON.stringify(mapQuery)}` : null, () =>
    call(listVenuePlaces, { query: mapQuery }),
  );
  const ground = valueOf(venues.first)?.ground ?? 'none';
  const [locating, setLocating] = useState(false);
  const [notFound, setNotFound] = useState(false);

  /** Some hundred metres are enough to tell who is nearest. */
  async function findMe(): Promise<void> {
    setLocating(true);
    setNotFound(false);
    try {
      const { latitude, longitude } = await locate();
      setFilter((before) => ({ ...before, near: `${latitude.toFixed(3)},${longitude.toFixed(3)}` }));
    } catch {
      setNotFound(true);
    }
    setLocating(false);
  }

  const [districts, setDistricts] = useState<string[]>([]);
  const heard = valueOf(venues.first)?.districts ?? [];
  // The districts of the whole list stay in sight while one of them is chosen.
  if (asked.district === '' && heard.length > 0 && heard.join() !== districts.join()) setDistricts(heard);

  return {
    ...venues,
    filter,
    hasMap: hasOwnGround || ground !== 'none',
    showsMap,
    ground,
    places: places.state,
    reloadPlaces: places.reload,
    chosen,
    onMap: setShowsMap,
    onChoose: setChosen,
    /** What the list was asked for: what is shown is that of it alone. */
    onlyOpen: asked.open === 'now',
    districts,
    elder,
    showsFilters: !elder || showsFilters,
    total: valueOf(venues.first)?.total ?? null,
    grade,
    /** Whether the person can have something at each venue that is listed. */
    allForMe:
      grade !== null &&
      venues.items.every((venue) => benefitsForGrade(venue.benefits, 'person', grade).length > 0),
    onFilter: (change: Partial<VenueFilter>) => setFilter((before) => ({ ...before, ...change })),
    onNear: () => {
      if (filter.near === '') void findMe();
      else setFilter((before) => ({ ...before, near: '' }));
    },
    locating,
    notFound,
    onOnlyOpen: () => setFilter((before) => ({ ...before, open: before.open === '' ? 'now' : '' })),
    onShowFilters: () => setShowsFilters((before) => !before),
    onClear: () => setFilter(ALL),
    onVenue: (venueId: string) => open('venue', { venueId }),
  };
}
