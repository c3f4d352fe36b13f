import { readValue, writeValue } from './storage';

const KEY = 'server-clock-offset-ms';

let offsetMs: number | undefined;

/** Now by the server's clock, Unix milliseconds. What was learnt last is kept across starts. */
export function serverNow(): number {
  return Date.now() + currentOffset();
}

/** Takes the server's clock from an answer. The way of the answer makes it late by less than a second. */
export function learnServerTime(iso: string): void {
  const serverMs = Date.parse(iso);
  if (Number.isNaN(serverMs)) return;
  offsetMs = serverMs - Date.now();
  writeValue(KEY, String(offsetMs));
}

function currentOffset(): number {
  if (offsetMs === undefined) {
    const kept = Number(readValue(KEY) ?? 0);
    offsetMs = Number.isFinite(kept) ? kept : 0;
  }
  return offsetMs;
}
