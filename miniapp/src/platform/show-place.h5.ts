import type { Place } from './show-place';

export type { Place } from './show-place';

/** Opens the map of the browser's choice at a place, in a tab of its own. */
export function showPlace({ latitude, longitude, name }: Place): void {
  const query = `position=${longitude},${latitude}&name=${encodeURIComponent(name)}&coordinate=gaode`;
  window.open(`https://uri.amap.com/marker?${query}`, '_blank', 'noopener');
}
