import { Clock } from '../../src/platform/clock.ts';

/** A clock that runs with the machine's until a test moves it. */
export class TestClock extends Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }

  /** Lets the clock say `at` now and run on from there. */
  set(at: Date): void {
    this.offsetMs = at.getTime() - Date.now();
  }
}
