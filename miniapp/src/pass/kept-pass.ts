import { IssuedPass } from '@benefit/shared/pass/pass-contract';
import * as z from 'zod/mini';
import { readSecret, removeSecret, writeSecret } from '../platform/secure-storage';

const KEY = 'pass';
/** Those of enterprises, by enterprise. */
const ENTERPRISES_KEY = 'enterprise-passes';

/** What this phone needs to show a code without a network. */
const KeptPass = z.object({
  /** 32 bytes; the phone's key pair comes from it. */
  seed: z.string(),
  issued: IssuedPass,
  issuedAtMs: z.number(),
});
export type KeptPass = z.infer<typeof KeptPass>;
const KeptPasses = z.record(z.string(), KeptPass);

/** @param enterpriseId whose code; null for one's own, here and below */
export async function readPass(enterpriseId: string | null): Promise<KeptPass | null> {
  if (enterpriseId !== null) return (await readEnterprises())[enterpriseId] ?? null;
  const text = await readSecret(KEY);
  const read = text === null ? null : z.safeParse(KeptPass, JSON.parse(text));
  return read?.success ? read.data : null;
}

export async function keepPass(enterpriseId: string | null, pass: KeptPass): Promise<void> {
  if (enterpriseId === null) await writeSecret(KEY, JSON.stringify(pass));
  else await writeEnterprises({ ...(await readEnterprises()), [enterpriseId]: pass });
}

export async function dropPass(enterpriseId: string | null): Promise<void> {
  if (enterpriseId === null) return removeSecret(KEY);
  const { [enterpriseId]: _, ...others } = await readEnterprises();
  await writeEnterprises(others);
}

async function readEnterprises(): Promise<Record<string, KeptPass>> {
  const text = await readSecret(ENTERPRISES_KEY);
  const read = text === null ? null : z.safeParse(KeptPasses, JSON.parse(text));
  return read?.success ? read.data : {};
}

const writeEnterprises = (passes: Record<string, KeptPass>): Promise<void> =>
  writeSecret(ENTERPRISES_KEY, JSON.stringify(passes));

/** @param now server's clock, ms */
export function isExpired({ issued }: KeptPass, now: number): boolean {
  return now > Date.parse(issued.expiresAt);
}

/** More than half its life is gone: time for one with a new key. */
export function isHalfGone({ issued, issuedAtMs }: KeptPass, now: number): boolean {
  return now - issuedAtMs > (Date.parse(issued.expiresAt) - issuedAtMs) / 2;
}
