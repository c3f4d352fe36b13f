import { randomUUID } from 'node:crypto';
import type { Answer, Api } from './api.ts';
import type { TestApp } from './app.ts';
import type { BookedRow } from './books.ts';
import { City } from './city.ts';
import type { Till } from './till.ts';

const PHONES_EACH = 5;
/** Steps of a phone that are good at once, with room for the clock to turn meanwhile. */
const STEPS = [-1, 0, 1];

/** What a till asks for: a redemption, and for some its void; with the answers that arrived. */
export interface Attempt {
  till: Till;
  scan: string;
  benefitId: string;
  key: string;
  takesBack: boolean;
  booked: Answer | null;
  voided: Answer | null;
}

/** Codes scanned at several tills of one venue, ready to be redeemed at once. */
export class Rush {
  private constructor(readonly attempts: readonly Attempt[]) {}

  static async prepare(t: TestApp, tillCount: number): Promise<Rush> {
    const city = new City(t);
    const venue = await city.venue({ loans: { limit: 1000, every: 1, unit: 'year' } });
    const attempts: Attempt[] = [];
    for (let index = 0; index < tillCount; index++) {
      const till = await city.till(venue);
      const citizen = await city.citizen();
      for (let turn = 0; turn < PHONES_EACH; turn++) {
        const phone = await city.phone(citizen);
        for (const step of STEPS) {
          const { scan } = (await till.scan(phone.code(step))).body;
          const kind = attempts.length % 2 === 0 ? 'free-loans' : 'free-services';
          attempts.push({
            till,
            scan,
            benefitId: venue.benefits[kind],
            key: randomUUID(),
            takesBack: attempts.length % 5 === 0,
            booked: null,
            voided: null,
          });
        }
      }
    }
    return new Rush(attempts);
  }

  get acknowledged(): Attempt[] {
    return this.attempts.filter((attempt) => attempt.booked !== null);
  }

  /** Whether a row was written by one of these tills. */
  owns(row: BookedRow): boolean {
    return this.attempts.some((attempt) => attempt.till.terminalId === row.terminal_id);
  }

  /**
   * All tills at once, each with one request at a time: sends what has no answer yet, under the keys
   * it was sent with before. Answers of 200 and 201 are kept; whatever else came is handed back.
   */
  async run(api: Api, onBooked: (count: number) => void = () => {}): Promise<Answer[]> {
    const others: Answer[] = [];
    const tills = [...new Set(this.attempts.map((attempt) => attempt.till))];
    const lane = async (till: Till) => {
      for (const attempt of this.attempts.filter((entry) => entry.till === till)) {
        const other = await send(attempt, api, () => onBooked(this.acknowledged.length));
        if (other !== null) others.push(other);
      }
    };
    await Promise.all(tills.map(lane));
    return others;
  }

  /** Repeats every request that was answered, under its key. */
  async repeat(api: Api): Promise<Answer[]> {
    return Promise.all(this.attempts.map((attempt) => redeem(attempt, api)));
  }

  /** How the rows of these tills differ from one for each attempt, and one for each void; empty if sound. */
  faultsOf(rows: readonly BookedRow[]): string[] {
    return this.attempts.flatMap((attempt) => {
      const { till, key, booked, takesBack } = attempt;
      const mine = rows.filter((row) => row.terminal_id === till.terminalId && row.idempotency_key === key);
      const voids = rows.filter((row) => row.voids_id !== null && row.voids_id === mine[0]?.id);
      return [
        ...(mine.length === 1 ? [] : [`${key} has ${mine.length} rows`]),
        ...(booked?.body.redemptionId === mine[0]?.id ? [] : [`${key} was acknowledged as another row`]),
        ...(voids.length === (takesBack ? 1 : 0) ? [] : [`${key} has ${voids.length} voids`]),
      ];
    });
  }
}

const redeem = ({ till, scan, benefitId, key }: Attempt, api: Api): Promise<Answer> =>
  till.via(api).redeem(scan, benefitId, { key });

/** What came instead of a good answer; null when all is well, or when nothing came at all. */
async function send(attempt: Attempt, api: Api, onBooked: () => void): Promise<Answer | null> {
  if (attempt.booked === null) {
    const answer = await redeem(attempt, api).catch(nothingCame);
    if (answer === null || answer.status > 201) return answer;
    attempt.booked = answer;
    onBooked();
  }
  if (!attempt.takesBack || attempt.voided !== null) return null;
  const answer = await attempt.till.via(api).void(attempt.booked.body.redemptionId).catch(nothingCame);
  const done = answer?.status === 200 || answer?.body.code === 'already-voided';
  if (answer === null || !done) return answer;
  attempt.voided = answer;
  return null;
}

/** fetch rejects with a TypeError (of its own realm, under Jest) where the connection was refused or broke. */
function nothingCame(error: unknown): null {
  if ((error as Error).name === 'TypeError') return null;
  throw error;
}
