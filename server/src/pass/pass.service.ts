import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { IssuePassRequest, IssuedPass, Phone } from '@benefit/shared/pass/pass-contract';
import { assembleCredential, credentialBody, issuerMessage } from '@benefit/shared/pass/pass-code';
import { isAcceptablePublicKey } from '@benefit/shared/pass/ed25519-rules';
import { holderRefusal } from '@benefit/shared/refusal';
import type { HolderRefusal } from '@benefit/shared/refusal';
import { EnterpriseService } from '../enterprise/enterprise.service.ts';
import { HolderService } from '../enterprise/holder.service.ts';
import type { PassHolder } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { Clock, unixSeconds } from '../platform/clock.ts';
import { Keyring } from '../platform/crypto/keyring.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { idFromBytes } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { sign } from './ed25519.ts';
import { PassKeysService } from './pass-keys.service.ts';
import { PassRepository } from './pass.repository.ts';
import type { PassRow } from './pass.entity.ts';

const LIFE_SECONDS = 24 * 3600;
const MAX_PHONES = 20;
const NUMBER_TRIES = 5;

/** Issues, renews, lists and revokes passes (pass.md, How it works). */
@Injectable()
export class PassService implements OnModuleInit {
  /** Registered by whoever knows the uses: when each of the passes was last used. */
  readonly lastUsesOf = new Hook<{ passIds: string[] }, Map<string, Date>>();

  constructor(
    private readonly database: Database,
    private readonly passes: PassRepository,
    private readonly keys: PassKeysService,
    private readonly holders: HolderService,
    private readonly enterprises: EnterpriseService,
    private readonly identity: IdentityService,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.identity.onConsentWithdrawn.register((tx, { personId, at }) =>
      this.passes.revokeAllOf(tx, personId, 'consent', at),
    );
    this.enterprises.onRightEnded.register((tx, { enterpriseId, personId, at }) =>
      this.passes.revokeEnterprise(tx, enterpriseId, personId, at),
    );
  }

  /**
   * Issues a pass of 24 hours to a phone: the caller's own, or that of an enterprise which the caller
   * represents or is an agent of. Beyond twenty phones of a holder the oldest one is revoked.
   *
   * @throws Problem `invalid-request` for an unfit key, `not-found` or `revoked` for the pass to
   * replace, `not-found` for another's enterprise, `licence-missing`, and the holder's own reason (403) where there is one
   */
  async issue(caller: Principal, request: IssuePassRequest): Promise<IssuedPass> {
    const devicePublicKey = readPublicKey(request.devicePublicKey);
    return this.database.write(async (tx) => {
      if (caller.personId === null) throw holderProblem(holderRefusal('not-bound'));
      const holder = await this.lockHolder(tx, caller, caller.personId, request.holder);
      const standing = await this.holders.standingOf(tx, holder);
      if (!standing.ok) throw holderProblem(standing.refusal);
      const now = this.clock.now();
      const previous = await this.replaced(tx, caller, holder, request.replaces);
      const issuedAt = unixSeconds(now);
      const passIdBytes = new Uint8Array(randomBytes(16));
      const key = this.keys.signingKey();
      const body = credentialBody({
        keyId: key.keyId,
        passId: passIdBytes,
        holder: request.holder.kind,
        grade: standing.grade,
        issuedAt,
        expiresAt: issuedAt + LIFE_SECONDS,
        devicePublicKey,
      });
      const id = idFromBytes(passIdBytes);
      const number = await this.addPass(tx, {
        id,
        phoneId: previous?.phoneId ?? id,
        accountId: caller.accountId,
        ...holder,
        holderKind: request.holder.kind,
        deviceName: request.deviceName ?? previous?.deviceName ?? '我的手机',
        keyId: key.keyId,
        bodyHash: bodyHash(body),
        issuedAt: now,
        expiresAt: new Date((issuedAt + LIFE_SECONDS) * 1000),
        revokedAt: null,
        revokedFor: null,
      });
      await this.keepToLimit(tx, holder, now);
      const credential = assembleCredential(body, sign(key.signing, issuerMessage(body)));
      return {
        passId: id,
        credential: Buffer.from(credential).toString('base64url'),
        expiresAt: new Date((issuedAt + LIFE_SECONDS) * 1000).toISOString(),
        serverTime: now.toISOString(),
        manual: { number, secret: this.manualSecret(id).toString('base64url') },
      };
    });
  }

  /** The phones with which the caller can show a code, and whose: the newest pass of each. */
  async phonesOf(caller: Principal): Promise<Phone[]> {
    const { personId } = caller;
    if (personId === null) return [];
    return this.database.read(async (tx) => {
      const live = await this.passes.shownBy(tx, personId, this.clock.now());
      const newest = newestOfEachPhone(live);
      const enterprises = await this.enterprises.namesOf(
        tx,
        newest.flatMap(({ enterpriseId }) => enterpriseId ?? []),
      );
      const uses = await this.lastUsesOf.run(tx, { passIds: live.map((pass) => pass.id) });
      const lastUse = (pass: PassRow): string | null => {
        const times = live
          .filter((other) => other.phoneId === pass.phoneId)
          .flatMap((other) => uses.map((byPass) => byPass.get(other.id)?.getTime() ?? 0));
        const latest = Math.max(0, ...times);
        return latest === 0 ? null : new Date(latest).toISOString();
      };
      return newest.map((pass) => ({
        passId: pass.id,
        deviceName: pass.deviceName,
        issuedAt: pass.issuedAt.toISOString(),
        expiresAt: pass.expiresAt.toISOString(),
        lastUsedAt: lastUse(pass),
        enterpriseName:
          pass.enterpriseId === null ? null : (enterprises.get(pass.enterpriseId)?.name ?? null),
      }));
    });
  }

  /** Revokes the phone that a pass belongs to. @throws Problem `not-found` for another's pass */
  async revoke(caller: Principal, passId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const pass = await this.passes.findOwn(tx, passId, caller.accountId);
      if (pass === null) throw new Problem('not-found', { detail: '没有这部手机的记录' });
      await this.passes.revokePhone(tx, pass.phoneId, 'holder', this.clock.now());
    });
  }

  /** Stops a leaked issuing key and revokes every pass it signed. */
  async dropKey(keyId: number): Promise<void> {
    this.keys.stop(keyId);
    await this.database.write((tx) => this.passes.revokeKey(tx, keyId, this.clock.now()));
  }

  /** The secret of a pass's second eight digits, derived so that it need not be stored. */
  manualSecret(passId: string): Buffer {
    const key = Buffer.from(this.keyring.current.number, 'base64url');
    return createHmac('sha256', key).update(`XYMANUAL1\0${passId}`).digest();
  }

  /** Locks whom a pass is wished for. @throws Problem `not-found` for another's enterprise, `licence-missing` */
  private async lockHolder(
    tx: Tx,
    caller: Principal,
    personId: string,
    holder: IssuePassRequest['holder'],
  ): Promise<PassHolder> {
    if (holder.kind === 'person') {
      await this.passes.lockHolder(tx, personId);
      return { personId, enterpriseId: null };
    }
    const { enterprise } = await this.enterprises.lockOwn(tx, caller, holder.enterpriseId);
    if (!(await this.enterprises.isLicensed(tx, enterprise.id))) throw new Problem('licence-missing');
    return { personId, enterpriseId: enterprise.id };
  }

  private async replaced(
    tx: Tx,
    caller: Principal,
    { enterpriseId }: PassHolder,
    passId: string | undefined,
  ): Promise<PassRow | null> {
    if (passId === undefined) return null;
    const pass = await this.passes.findOwn(tx, passId, caller.accountId);
    if (pass === null || pass.enterpriseId !== enterpriseId)
      throw new Problem('not-found', { detail: '没有要更新的信用优惠码' });
    if (pass.revokedAt !== null) throw new Problem('revoked', { fixableBy: 'holder', retry: false });
    return pass;
  }

  /** Adds the row under a free eight-digit number, and answers the number. */
  private async addPass(tx: Tx, pass: Omit<PassRow, 'manualNumber'>): Promise<string> {
    for (let tries = 1; ; tries++) {
      const manualNumber = String(randomInt(100_000_000)).padStart(8, '0');
      await this.passes.freeManualNumber(tx, manualNumber, pass.issuedAt);
      try {
        await this.passes.add(tx, { ...pass, manualNumber });
        return manualNumber;
      } catch (error) {
        // one in some ten thousand numbers is taken; the statement failed alone, the transaction goes on
        if (!isDuplicate(error) || tries === NUMBER_TRIES) throw error;
      }
    }
  }

  private async keepToLimit(tx: Tx, holder: PassHolder, now: Date): Promise<void> {
    const phones = newestOfEachPhone(await this.passes.heldBy(tx, holder, now));
    for (const oldest of phones.slice(MAX_PHONES)) {
      await this.passes.revokePhone(tx, oldest.phoneId, 'limit', now);
    }
  }
}

/** SHA-256 of a credential's signed bytes, by which an issued one is told from a minted one. */
export const bodyHash = (body: Uint8Array): string => createHash('sha256').update(body).digest('base64url');

/** The first pass of each phone in a list that is newest first. */
function newestOfEachPhone(passes: readonly PassRow[]): PassRow[] {
  const byPhone = new Map<string, PassRow>();
  for (const pass of passes) if (!byPhone.has(pass.phoneId)) byPhone.set(pass.phoneId, pass);
  return [...byPhone.values()];
}

function readPublicKey(text: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  if (bytes.length === 32 && isAcceptablePublicKey(bytes)) return bytes;
  throw fieldProblem({
    path: 'devicePublicKey',
    code: 'unfit-key',
    text: '手机生成的密钥无效，请重新打开页面',
  });
}

/** The holder's own reason as the answer to the holder: 403 with clause and remedy. */
function holderProblem({ code, text, ...facts }: HolderRefusal): Problem {
  const { clause, fixableBy, retry } = facts;
  return new Problem(code, { detail: text, clause, fixableBy, retry });
}
