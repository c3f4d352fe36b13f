import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { instant, instantOrNull, sqlInstant } from '../platform/sql-values.ts';
import type { AccountKind } from './account.entity.ts';
import { SessionRow, SessionToken } from './session.entity.ts';
import type { TokenKind } from './session.entity.ts';

/** A token with the session and the account behind it. */
export interface FoundToken {
  sessionId: string;
  accountId: string;
  kind: AccountKind;
  label: string;
  personId: string | null;
  expiresAt: Date;
  replacedAt: Date | null;
  revoked: boolean;
  locked: boolean;
}

interface TokenRow {
  session_id: string;
  account_id: string;
  kind: AccountKind;
  label: string;
  person_id: string | null;
  expires_at: string | Date;
  replaced_at: string | Date | null;
  revoked_at: string | Date | null;
  locked_at: string | Date | null;
}

@Injectable()
export class SessionRepository {
  /** By hand-written SQL: it runs with every request. */
  async findToken(tx: Tx, hash: string, kind: TokenKind): Promise<FoundToken | null> {
    const [row] = await tx.query<TokenRow>(
      `SELECT t.session_id, t.expires_at, t.replaced_at, s.account_id, s.revoked_at,
              a.kind, a.label, a.person_id, a.locked_at
         FROM session_token t
         JOIN session s ON s.id = t.session_id
         JOIN account a ON a.id = s.account_id
        WHERE t.hash = ? AND t.kind = ?`,
      [hash, kind],
    );
    if (row === undefined) return null;
    return {
      sessionId: row.session_id,
      accountId: row.account_id,
      kind: row.kind,
      label: row.label,
      personId: row.person_id,
      expiresAt: instant(row.expires_at),
      replacedAt: instantOrNull(row.replaced_at),
      revoked: row.revoked_at !== null,
      locked: row.locked_at !== null,
    };
  }

  async addSession(tx: Tx, session: SessionRow): Promise<void> {
    await tx.orm.insert(SessionRow, session);
  }

  async addTokens(tx: Tx, tokens: SessionToken[]): Promise<void> {
    await tx.orm.insert(SessionToken, tokens);
  }

  /** Marks a refresh token as exchanged; false when it was already. */
  async replace(tx: Tx, hash: string, at: Date): Promise<boolean> {
    const changed = await tx.execute(
      'UPDATE session_token SET replaced_at = ? WHERE hash = ? AND replaced_at IS NULL',
      [sqlInstant(at), hash],
    );
    return changed === 1;
  }

  async revoke(tx: Tx, sessionId: string, at: Date): Promise<void> {
    await tx.orm.update(SessionRow, { id: sessionId, revokedAt: IsNull() }, { revokedAt: at });
  }
}
