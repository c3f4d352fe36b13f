import type { Tx } from './database.ts';

/**
 * Where a lower feature needs something of a higher one, it declares a hook and the higher one
 * registers: what is registered runs inside the caller's transaction.
 */
export class Hook<In, Out> {
  private readonly registered: ((tx: Tx, input: In) => Promise<Out>)[] = [];

  register(work: (tx: Tx, input: In) => Promise<Out>): void {
    this.registered.push(work);
  }

  /** Runs all, one after the other, and answers what each had to say. */
  async run(tx: Tx, input: In): Promise<Out[]> {
    const answers: Out[] = [];
    for (const work of this.registered) answers.push(await work(tx, input));
    return answers;
  }
}
