import { Clock } from '../../src/platform/clock.ts';

/** A clock that runs with the machine's until a test moves or stops it. */
export class TestClock extends Clock {
  private offsetMs = 0;
  private stoppedAt: Date | null = null;

  now(): Date {
    return this.stoppedAt ?? new Date(Date.now() + this.offsetMs);
  }

  advance(ms: number): void {
    if (this.stoppedAt === null) this.offsetMs += ms;
    else this.stoppedAt = new Date(this.stoppedAt.getTime() + ms);
  }

  /** Lets the clock say `at` now and run on from there. */
  set(at: Date): void {
    this.stoppedAt = null;
    this.offsetMs = at.getTime() - Date.now();
  }

  /** Lets the clock say `at` until it is moved: for edges that a slow machine would run past. */
  stop(at: Date): void {
    this.stoppedAt = at;
  }
}
