import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import type { Session } from '@benefit/shared/identity/session-contract';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId, newToken } from '../platform/ids.ts';
import { Mode } from '../platform/mode.ts';
import { Problem } from '../platform/problem.ts';
import { IdentityRepository } from './identity.repository.ts';
import { LoginLimiter } from './login-limiter.ts';
import type { Principal } from './principal.ts';
import { SessionRepository } from './session.repository.ts';
import type { TokenKind } from './session.entity.ts';

const MINUTE_MS = 60_000;
const ACCESS_LIFE_MS = 60 * MINUTE_MS;
const REFRESH_LIFE_MS = 30 * 24 * 60 * MINUTE_MS;
/** An exchanged refresh token still works this long: the answer may have been lost on the way. */
const REPLACED_GRACE_MS = MINUTE_MS;

/** Sessions are opaque tokens, known by their hash alone and looked up on each request. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly identities: IdentityRepository,
    private readonly clock: Clock,
    private readonly mode: Mode,
    private readonly limiter: LoginLimiter,
  ) {}

  /** @throws Problem `demo-only`, `account-locked`, `not-found` for an account that is none of the demonstration's */
  async loginDemo(account: string): Promise<Session> {
    if (!this.mode.demo) throw new Problem('demo-only');
    return this.database.write(async (tx) => {
      const found = await this.identities.findAccountByUsername(tx, account);
      if (found === null) throw new Problem('not-found', { detail: '没有这个演示账号' });
      if (found.lockedAt !== null) throw new Problem('account-locked');
      return this.open(tx, found.id);
    });
  }

  /**
   * @param address of the client, for the limit on failures
   * @throws Problem `login-failed`, `account-locked`, `too-many-requests`
   */
  async loginWithPassword(username: string, password: string, address: string): Promise<Session> {
    await this.limiter.admit(username, address);
    const account = await this.database.read((tx) => this.identities.findAccountByUsername(tx, username));
    // an unknown name costs the same time as a wrong password, and tells as little
    const matches = await argon2Verify(account?.passwordHash ?? (await decoyHash()), password);
    if (account?.passwordHash == null || !matches) throw new Problem('login-failed');
    await this.limiter.succeeded(username, address);
    if (account.lockedAt !== null) throw new Problem('account-locked');
    return this.database.write((tx) => this.open(tx, account.id));
  }

  /**
   * Exchanges a refresh token. Used again later than a minute after, it must have been stolen from
   * one side or the other: the whole session ends.
   *
   * @throws Problem `session-expired`
   */
  async refresh(refreshToken: string): Promise<Session> {
    const session = await this.database.write(async (tx) => {
      const hash = hashOf(refreshToken);
      const token = await this.sessions.findToken(tx, hash, 'refresh');
      const now = this.clock.now();
      if (token === null || token.revoked || token.locked || token.expiresAt <= now) return null;
      if (token.replacedAt !== null && now.getTime() - token.replacedAt.getTime() > REPLACED_GRACE_MS) {
        await this.sessions.revoke(tx, token.sessionId, now);
        return null;
      }
      await this.sessions.replace(tx, hash, now);
      return this.addTokens(tx, token.sessionId, now);
    });
    if (session === null) throw new Problem('session-expired');
    return session;
  }

  async end(principal: Principal): Promise<void> {
    await this.database.write((tx) => this.sessions.revoke(tx, principal.sessionId, this.clock.now()));
  }

  /**
   * Who a request's access token belongs to.
   *
   * @throws Problem `session-expired` for any token that is not (or no longer) good, `account-locked`
   */
  async principalOf(accessToken: string): Promise<Principal> {
    const token = await this.database.read((tx) =>
      this.sessions.findToken(tx, hashOf(accessToken), 'access'),
    );
    if (token === null || token.revoked || token.expiresAt <= this.clock.now())
      throw new Problem('session-expired');
    if (token.locked) throw new Problem('account-locked');
    const { sessionId, accountId, kind, label, personId } = token;
    return { sessionId, accountId, kind, label, personId };
  }

  private async open(tx: Tx, accountId: string): Promise<Session> {
    const now = this.clock.now();
    const sessionId = newId(now);
    await this.sessions.addSession(tx, { id: sessionId, accountId, createdAt: now, revokedAt: null });
    return this.addTokens(tx, sessionId, now);
  }

  private async addTokens(tx: Tx, sessionId: string, now: Date): Promise<Session> {
    const accessToken = newToken();
    const refreshToken = newToken();
    const expiresAt = new Date(now.getTime() + ACCESS_LIFE_MS);
    const row = (token: string, kind: TokenKind, until: Date) => ({
      hash: hashOf(token),
      sessionId,
      kind,
      expiresAt: until,
      replacedAt: null,
    });
    await this.sessions.addTokens(tx, [
      row(accessToken, 'access', expiresAt),
      row(refreshToken, 'refresh', new Date(now.getTime() + REFRESH_LIFE_MS)),
    ]);
    return { accessToken, refreshToken, expiresAt: expiresAt.toISOString() };
  }
}

/** Tokens have 256 random bits: a plain hash hides them well enough. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

let decoy: Promise<string> | undefined;
/** The hash of a password nobody has, made once. */
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(newToken()));

/** Hashes a password as OWASP advises: argon2id, 19 MiB, two passes (the library's defaults). */
export const hashPassword = (password: string): Promise<string> => argon2Hash(password);
