import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const Key = z.base64url().refine((text) => Buffer.from(text, 'base64url').length === 32, 'not 32 bytes');
const PassKey = z.object({
  keyId: z.number().int().min(1).max(255),
  seed: Key,
  /** When the key signs; published a day before and accepted a day after (pass.md, Keys). */
  signsFrom: z.iso.datetime(),
  signsUntil: z.iso.datetime(),
});
const KeyFile = z.object({
  /** Wraps the key of each person and seals fields that belong to no person. The first one seals. */
  master: z.array(z.object({ id: z.number().int().min(1), key: Key })).min(1),
  /** Finds sealed values again: HMAC over the normalised value. */
  lookup: Key,
  /** Signs scan receipts. */
  receipt: Key,
  /** Derives the secret of each pass's sixteen digits. */
  number: Key,
  pass: z.array(PassKey).min(1),
});
export type KeyFile = z.infer<typeof KeyFile>;
export type PassKeyEntry = z.infer<typeof PassKey>;

/** How long a pass key signs. Its successor is made a day before the end. */
export const PASS_KEY_LIFE_MS = 90 * 24 * 3600_000;

/**
 * Where the server's secrets are: a file of mode 0600, made at the first start or mounted from a
 * secret store. Every purpose has a key of its own, so that one lost key loses one purpose.
 */
export class Keyring {
  private constructor(
    private readonly file: string,
    private keys: KeyFile,
  ) {}

  /**
   * Reads the key file; makes it where it is missing and `mayMake` allows.
   *
   * @throws Error when it is missing, open to other users of the machine, or not a key file
   */
  static load(file: string, options: { mayMake: boolean; now: Date }): Keyring {
    if (!existsSync(file)) {
      if (!options.mayMake) throw new Error(`The key file ${file} is missing`);
      const keyring = new Keyring(file, freshKeys(options.now));
      keyring.store();
      return keyring;
    }
    if ((statSync(file).mode & 0o077) !== 0)
      throw new Error(`The key file ${file} is readable by others: chmod 600`);
    const parsed = KeyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`The key file ${file} is damaged: ${parsed.error.issues[0]?.path.join('.')}`);
    return new Keyring(file, parsed.data);
  }

  get current(): KeyFile {
    return this.keys;
  }

  /** Keeps another set of pass keys, for rotation and for dropping one. */
  replacePassKeys(pass: PassKeyEntry[]): void {
    this.keys = { ...this.keys, pass };
    this.store();
  }

  private store(): void {
    const next = `${this.file}.next`;
    writeFileSync(next, `${JSON.stringify(this.keys, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(next, this.file);
  }
}

const freshKey = (): string => randomBytes(32).toString('base64url');

/** A pass key that signs from `from` on. */
export function freshPassKey(keyId: number, from: Date): PassKeyEntry {
  return {
    keyId,
    seed: freshKey(),
    signsFrom: from.toISOString(),
    signsUntil: new Date(from.getTime() + PASS_KEY_LIFE_MS).toISOString(),
  };
}

function freshKeys(now: Date): KeyFile {
  return {
    master: [{ id: 1, key: freshKey() }],
    lookup: freshKey(),
    receipt: freshKey(),
    number: freshKey(),
    // an hour back: a clock that is set a little at the first start must still find a key that signs
    pass: [freshPassKey(1, new Date(now.getTime() - 3600_000))],
  };
}
