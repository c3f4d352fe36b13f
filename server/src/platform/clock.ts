/** Where the server gets the time. Tests put another in its place; nothing else asks the machine. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** Whole Unix seconds, as pass codes count them. */
export const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);
