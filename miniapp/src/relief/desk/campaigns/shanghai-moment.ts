/** Shanghai's offset; it has kept no summer time since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/** An instant as the browser's own field for date and time writes it, in Shanghai's time. */
export const momentField = (iso: string): string =>
  new Date(Date.parse(iso) + OFFSET_MS).toISOString().slice(0, 16);

/** The instant that such a field says; null while it is not filled in. */
export function momentOf(field: string): string | null {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(field) ? Date.parse(`${field}:00.000+08:00`) : NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
