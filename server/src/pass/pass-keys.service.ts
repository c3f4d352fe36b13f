import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import { Clock } from '../platform/clock.ts';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { Keyring, freshPassKey } from '../platform/crypto/keyring.ts';
import type { PassKeyEntry } from '../platform/crypto/keyring.ts';
import { publicKeyBytes, signingKey } from './ed25519.ts';

const DAY_MS = 24 * 3600_000;
/** A new key is published this long before its first signature, so that every counter knows it. */
const PUBLISHED_BEFORE_MS = DAY_MS;
/** A key is accepted for the life of its last pass and a day more. */
const ACCEPTED_AFTER_MS = 2 * DAY_MS;
const LOOK_EVERY_MS = 3600_000;

interface PassKey {
  keyId: number;
  signing: KeyObject;
  publicKey: Uint8Array;
  signsFrom: number;
  signsUntil: number;
}

export interface PublishedKey {
  keyId: number;
  publicKey: Uint8Array;
  notBefore: Date;
  notAfter: Date;
}

/** The issuing keys: which one signs now, which ones are accepted, and their rotation (pass.md, Keys). */
@Injectable()
export class PassKeysService implements OnModuleInit, OnModuleDestroy {
  private keys: PassKey[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.keys = keyring.current.pass.map(toPassKey);
  }

  onModuleInit(): void {
    this.rotate();
    this.timer = setInterval(() => this.rotate(), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @throws Error when no key signs now: the mounted key file is out of date */
  signingKey(): PassKey {
    const now = this.clock.now().getTime();
    const key = this.keys.filter((entry) => entry.signsFrom <= now && now < entry.signsUntil).pop();
    if (key === undefined) throw new Error('No pass key signs now; add one to the key file');
    return key;
  }

  /** The public key of an id, while codes under it are accepted. */
  readonly publicKeyOf = (keyId: number): Uint8Array | null =>
    this.published().find((key) => key.keyId === keyId)?.publicKey ?? null;

  published(): PublishedKey[] {
    const now = this.clock.now().getTime();
    return this.keys
      .map((key) => ({
        keyId: key.keyId,
        publicKey: key.publicKey,
        notBefore: new Date(key.signsFrom - PUBLISHED_BEFORE_MS),
        notAfter: new Date(key.signsUntil + ACCEPTED_AFTER_MS),
      }))
      .filter((key) => key.notBefore.getTime() <= now && now <= key.notAfter.getTime());
  }

  /**
   * Adds the next key in time and forgets those whose last pass is long over. Only keys that this
   * server generated itself; a mounted key file is rotated by whoever mounts it.
   */
  rotate(): void {
    if (this.config.keysFile !== undefined) return;
    const now = this.clock.now().getTime();
    const newest = this.keys.reduce((last, key) => (key.signsUntil > last.signsUntil ? key : last));
    const kept = this.keyring.current.pass.filter(
      (key) => Date.parse(key.signsUntil) + ACCEPTED_AFTER_MS >= now,
    );
    if (newest.signsUntil - now > 2 * PUBLISHED_BEFORE_MS && kept.length === this.keys.length) return;
    const next =
      newest.signsUntil - now > 2 * PUBLISHED_BEFORE_MS
        ? []
        : [freshPassKey((newest.keyId % 255) + 1, new Date(Math.max(newest.signsUntil, now)))];
    this.replace([...kept, ...next]);
  }

  /**
   * Stops a key that leaked: another one signs from now on. Its passes are revoked by the pass
   * service; its public half stays, so that they are told apart from codes of an unknown key.
   */
  stop(keyId: number): void {
    const now = this.clock.now();
    const stopped = this.keyring.current.pass.map((key) =>
      key.keyId === keyId && Date.parse(key.signsUntil) > now.getTime()
        ? { ...key, signsUntil: now.toISOString() }
        : key,
    );
    const nextId = (Math.max(...stopped.map((key) => key.keyId)) % 255) + 1;
    const stillSigns = stopped.some(
      (key) => Date.parse(key.signsFrom) <= now.getTime() && now.getTime() < Date.parse(key.signsUntil),
    );
    this.replace(stillSigns ? stopped : [...stopped, freshPassKey(nextId, now)]);
  }

  private replace(entries: PassKeyEntry[]): void {
    this.keyring.replacePassKeys(entries);
    this.keys = entries.map(toPassKey);
  }
}

function toPassKey({ keyId, seed, signsFrom, signsUntil }: PassKeyEntry): PassKey {
  const signing = signingKey(Buffer.from(seed, 'base64url'));
  return {
    keyId,
    signing,
    publicKey: publicKeyBytes(signing),
    signsFrom: Date.parse(signsFrom),
    signsUntil: Date.parse(signsUntil),
  };
}
