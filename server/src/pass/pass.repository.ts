import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import type { PassHolder } from '../enterprise/holder.service.ts';
import type { Tx } from '../platform/database.ts';
import { instant, sqlInstant } from '../platform/sql-values.ts';
import { PassRow } from './pass.entity.ts';
import type { RevokedFor } from './pass.entity.ts';

/** What a scan needs of a pass. */
export interface IssuedCredential {
  id: string;
  /** Who shows it. */
  personId: string;
  /** The enterprise that it was issued to; null for the person's own. */
  enterpriseId: string | null;
  accountId: string;
  holderKind: 'person' | 'enterprise';
  bodyHash: string;
  expiresAt: Date;
  revokedFor: RevokedFor | null;
}

interface IssuedSql {
  id: string;
  person_id: string;
  enterprise_id: string | null;
  account_id: string;
  holder_kind: 'person' | 'enterprise';
  body_hash: string;
  expires_at: string | Date;
  revoked_for: RevokedFor | null;
}

const ISSUED =
  'SELECT id, person_id, enterprise_id, account_id, holder_kind, body_hash, expires_at, revoked_for FROM pass';

@Injectable()
export class PassRepository {
  /** By hand-written SQL: it runs with every scan. */
  async find(tx: Tx, id: string): Promise<IssuedCredential | null> {
    return first(await tx.query<IssuedSql>(`${ISSUED} WHERE id = ?`, [id]));
  }

  /** Locks the pass until the transaction ends, so that redemptions of one pass queue up. */
  async lock(tx: Tx, id: string): Promise<IssuedCredential | null> {
    return first(await tx.query<IssuedSql>(`${ISSUED} WHERE id = ? ${tx.forUpdate}`, [id]));
  }

  async findByManualNumber(tx: Tx, number: string): Promise<IssuedCredential | null> {
    return first(await tx.query<IssuedSql>(`${ISSUED} WHERE manual_number = ? ${tx.forUpdate}`, [number]));
  }

  findOwn(tx: Tx, id: string, accountId: string): Promise<PassRow | null> {
    return tx.orm.findOneBy(PassRow, { id, accountId });
  }

  async add(tx: Tx, pass: PassRow): Promise<void> {
    await tx.orm.insert(PassRow, pass);
  }

  /** Takes an eight-digit number back from a pass that has expired. */
  async freeManualNumber(tx: Tx, number: string, now: Date): Promise<void> {
    await tx.execute('UPDATE pass SET manual_number = NULL WHERE manual_number = ? AND expires_at < ?', [
      number,
      sqlInstant(now),
    ]);
  }

  /** The passes that a person can show and that still work, newest first. */
  shownBy(tx: Tx, personId: string, now: Date): Promise<PassRow[]> {
    return this.live(tx, { personId }, now);
  }

  /** The passes of a holder that still work, newest first: a person's own, or an enterprise's whoever shows them. */
  heldBy(tx: Tx, { personId, enterpriseId }: PassHolder, now: Date): Promise<PassRow[]> {
    const holder = enterpriseId === null ? { personId, enterpriseId: IsNull() } : { enterpriseId };
    return this.live(tx, holder, now);
  }

  private live(tx: Tx, of: FindOptionsWhere<PassRow>, now: Date): Promise<PassRow[]> {
    return tx.orm.find(PassRow, {
      where: { ...of, revokedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { issuedAt: 'DESC', id: 'DESC' },
    });
  }

  async revokePhone(tx: Tx, phoneId: string, revokedFor: RevokedFor, at: Date): Promise<void> {
    await tx.orm.update(PassRow, { phoneId, revokedAt: IsNull() }, { revokedAt: at, revokedFor });
  }

  async revokeAllOf(tx: Tx, personId: string, revokedFor: RevokedFor, at: Date): Promise<void> {
    await tx.orm.update(PassRow, { personId, revokedAt: IsNull() }, { revokedAt: at, revokedFor });
  }

  /** Revokes an enterprise's passes: those that one person shows, or all of them. */
  async revokeEnterprise(tx: Tx, enterpriseId: string, personId: string | null, at: Date): Promise<void> {
    const shower = personId === null ? {} : { personId };
    const live = { enterpriseId, ...shower, revokedAt: IsNull() };
    await tx.orm.update(PassRow, live, { revokedAt: at, revokedFor: 'right' });
  }

  async revokeKey(tx: Tx, keyId: number, at: Date): Promise<void> {
    await tx.orm.update(PassRow, { keyId, revokedAt: IsNull() }, { revokedAt: at, revokedFor: 'key' });
  }

  /** Locks a person as holder, so that two phones issued at once are counted one after the other. */
  async lockHolder(tx: Tx, personId: string): Promise<void> {
    await tx.query(`SELECT id FROM person WHERE id = ? ${tx.forUpdate}`, [personId]);
  }
}

function first([row]: IssuedSql[]): IssuedCredential | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    personId: row.person_id,
    enterpriseId: row.enterprise_id,
    accountId: row.account_id,
    holderKind: row.holder_kind,
    bodyHash: row.body_hash,
    expiresAt: instant(row.expires_at),
    revokedFor: row.revoked_for,
  };
}
