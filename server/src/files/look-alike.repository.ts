import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';

/** A kept photo as the search for doubles knows it. */
export interface LookedAt {
  id: string;
  sha256: string;
  /** 64 bits in hexadecimal; null where the file is no photo. */
  look: string | null;
}

@Injectable()
export class LookAlikeRepository {
  /** Files with the same bytes. */
  sameBytes(tx: Tx, sha256s: readonly string[]): Promise<LookedAt[]> {
    if (sha256s.length === 0) return Promise.resolve([]);
    const marks = sha256s.map(() => '?').join(', ');
    return tx.query<LookedAt>(
      `SELECT id, sha256, look FROM stored_file WHERE sha256 IN (${marks}) AND erased_at IS NULL`,
      sha256s,
    );
  }

  /** Files one of whose four bands is one of the given values, at most `limit` for each band. */
  inBands(tx: Tx, bands: readonly (readonly number[])[], limit: number): Promise<LookedAt[]> {
    const parts = bands.map((values, band) => {
      const marks = values.map(() => '?').join(', ');
      return `SELECT * FROM (SELECT id, sha256, look FROM stored_file WHERE look_${band} IN (${marks}) AND erased_at IS NULL LIMIT ${limit}) b`;
    });
    return tx.query<LookedAt>(parts.join(' UNION '), bands.flat());
  }
}
