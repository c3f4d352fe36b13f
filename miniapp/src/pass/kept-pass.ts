import { IssuedPass } from '@benefit/shared/pass/pass-contract';
import * as z from 'zod/mini';
import { readSecret, removeSecret, writeSecret } from '../platform/secure-storage';

const KEY = 'pass';

/** What this phone needs to show its code without a network. */
const KeptPass = z.object({
  /** 32 bytes; the phone's key pair comes from it. */
  seed: z.string(),
  issued: IssuedPass,
  issuedAtMs: z.number(),
});
export type KeptPass = z.infer<typeof KeptPass>;

export async function readPass(): Promise<KeptPass | null> {
  const text = await readSecret(KEY);
  const read = text === null ? null : z.safeParse(KeptPass, JSON.parse(text));
  return read?.success ? read.data : null;
}

export async function keepPass(pass: KeptPass): Promise<void> {
  await writeSecret(KEY, JSON.stringify(pass));
}

export async function dropPass(): Promise<void> {
  await removeSecret(KEY);
}

/** @param now server's clock, ms */
export function isExpired({ issued }: KeptPass, now: number): boolean {
  return now > Date.parse(issued.expiresAt);
}

/** More than half its life is gone: time for one with a new key. */
export function isHalfGone({ issued, issuedAtMs }: KeptPass, now: number): boolean {
  return now - issuedAtMs > (Date.parse(issued.expiresAt) - issuedAtMs) / 2;
}
