import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { sqlInstant } from '../platform/sql-values.ts';
import { Terminal, TerminalCode } from './terminal.entity.ts';

export interface KnownTerminal {
  id: string;
  venueId: string;
  name: string;
  revoked: boolean;
}

interface TerminalSql {
  id: string;
  venue_id: string;
  name: string;
  revoked_at: string | Date | null;
}

@Injectable()
export class TerminalRepository {
  /** By hand-written SQL: it runs with every call of a counter. */
  async findByToken(tx: Tx, tokenHash: string): Promise<KnownTerminal | null> {
    const [row] = await tx.query<TerminalSql>(
      'SELECT id, venue_id, name, revoked_at FROM terminal WHERE token_hash = ?',
      [tokenHash],
    );
    return row === undefined
      ? null
      : { id: row.id, venueId: row.venue_id, name: row.name, revoked: row.revoked_at !== null };
  }

  async isRevoked(tx: Tx, id: string): Promise<boolean> {
    const [row] = await tx.query<{ revoked_at: unknown }>('SELECT revoked_at FROM terminal WHERE id = ?', [
      id,
    ]);
    return row === undefined || row.revoked_at !== null;
  }

  /** Locks a terminal until the transaction ends, so that its sixteen-digit tries are counted one by one. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.query(`SELECT id FROM terminal WHERE id = ? ${tx.forUpdate}`, [id]);
  }

  async seen(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.execute('UPDATE terminal SET last_seen_at = ? WHERE id = ?', [sqlInstant(at), id]);
  }

  ofVenue(tx: Tx, venueId: string): Promise<Terminal[]> {
    return tx.orm.find(Terminal, { where: { venueId }, order: { enrolledAt: 'DESC' } });
  }

  async add(tx: Tx, terminal: Terminal): Promise<void> {
    await tx.orm.insert(Terminal, terminal);
  }

  async revoke(tx: Tx, venueId: string, id: string, at: Date): Promise<boolean> {
    const found = await tx.orm.existsBy(Terminal, { id, venueId });
    await tx.orm.update(Terminal, { id, venueId, revokedAt: IsNull() }, { revokedAt: at });
    return found;
  }

  async addCode(tx: Tx, code: TerminalCode): Promise<void> {
    await tx.orm.insert(TerminalCode, code);
  }

  findCode(tx: Tx, codeHash: string): Promise<TerminalCode | null> {
    return tx.orm.findOneBy(TerminalCode, { codeHash });
  }

  /** Uses a code up for a terminal; false when somebody else was first. */
  async useCode(tx: Tx, id: string, terminalId: string): Promise<boolean> {
    const result = await tx.orm.update(TerminalCode, { id, terminalId: IsNull() }, { terminalId });
    return result.affected === 1;
  }
}
