import type { CampaignDetail } from '@benefit/shared/relief/campaign-contract';
import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 3_000;
/** A little over two minutes; after that the page waits to be asked. */
const TIMES = 45;

/**
 * Looks again while a round is being granted or waits to be credited, for a while after the page was
 * opened or a round was started.
 *
 * @returns starts the while anew
 */
export function useRoundsFollowed(
  campaign: CampaignDetail | null,
  granting: boolean,
  look: () => void,
): () => void {
  const [left, setLeft] = useState(TIMES);
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  const moving =
    granting ||
    (campaign?.rounds ?? []).some(
      ({ finishedAt, bonuses, credited, rejected }) => finishedAt === null || credited + rejected < bonuses,
    );
  useEffect(() => {
    if (!moving || left === 0) return;
    const next = setTimeout(() => {
      if (!document.hidden) latest.current();
      setLeft(left - 1);
    }, EVERY_MS);
    return () => clearTimeout(next);
  }, [moving, left]);
  return () => setLeft(TIMES);
}
