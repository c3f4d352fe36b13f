import { Injectable } from '@nestjs/common';
import { madeWrong } from '@benefit/shared/relief/bulk-rules';
import type { CheckedRow } from '@benefit/shared/relief/bulk-rules';
import { PersonLookupService } from '../../identity/person-lookup.service.ts';
import type { Tx } from '../../platform/database.ts';
import { BulkVault } from './bulk-vault.ts';
import { personFault, takenFault } from './row-faults.ts';
import { TakenDeedRepository } from './taken-deed.repository.ts';

/** Adds to checked rows what only the server knows. */
@Injectable()
export class RowLearningService {
  constructor(
    private readonly people: PersonLookupService,
    private readonly taken: TakenDeedRepository,
    private readonly vault: BulkVault,
  ) {}

  /** Whose document a row names, and whether the deed was reported before. */
  async learn(
    tx: Tx,
    campaignId: string,
    rows: readonly CheckedRow[],
    uploader: string | null,
  ): Promise<{ row: CheckedRow; documentHash: string | null }[]> {
    const found = rows.map((row) => ({
      row,
      documentHash: row.deed === null ? null : this.vault.documentHash(row.deed),
      takenKey: row.deed === null ? null : this.vault.takenKey(campaignId, row.deed),
    }));
    const hashes = new Set(found.flatMap(({ documentHash }) => documentHash ?? []));
    const people = await this.people.byDocuments(tx, [...hashes]);
    const taken = await this.taken.byKeys(
      tx,
      found.flatMap(({ takenKey }) => takenKey ?? []),
    );
    return found.map(({ row, documentHash, takenKey }) => {
      const person = documentHash === null ? undefined : people.get(documentHash);
      const before = takenKey === null ? undefined : taken.get(takenKey);
      if (row.deed === null) return { row, documentHash };
      const fault =
        (person === undefined ? null : personFault(row.deed, person, uploader)) ??
        (before === undefined ? null : takenFault(before, row.deed));
      return { row: fault === null ? row : madeWrong(row, fault), documentHash };
    });
  }
}
