import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { claimReport, releaseReport } from '@benefit/shared/relief/review-contract';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';

type Claim = QueueItem['claim'];

/** A third of the lease: one renewal may be lost. */
const RENEW_MS = 5 * 60_000;

/**
 * Takes a report while it is open, holds it on as long as somebody works at it, and lets go after.
 * A courtesy: what fails here is not told.
 */
export function useClaim(reportId: string | null, worth: boolean): Claim {
  const [held, setHeld] = useState<{ reportId: string; claim: Claim } | null>(null);
  useEffect(() => {
    if (reportId === null || !worth) return;
    let active = true;
    let mine = false;
    let touched = true;
    const touch = () => {
      touched = true;
    };
    const take = async () => {
      if (!touched || document.hidden) return;
      touched = false;
      const result = await call(claimReport, { params: { reportId } });
      if (!result.ok) return;
      mine = result.value.mine;
      if (active) setHeld({ reportId, claim: result.value });
      else if (mine) void call(releaseReport, { params: { reportId } });
    };
    void take();
    const again = setInterval(() => void take(), RENEW_MS);
    window.addEventListener('pointermove', touch, { passive: true });
    window.addEventListener('keydown', touch);
    return () => {
      active = false;
      clearInterval(again);
      window.removeEventListener('pointermove', touch);
      window.removeEventListener('keydown', touch);
      if (mine) void call(releaseReport, { params: { reportId } });
    };
  }, [reportId, worth]);
  return held !== null && held.reportId === reportId ? held.claim : null;
}
