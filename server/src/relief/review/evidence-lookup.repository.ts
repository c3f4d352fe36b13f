import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { EvidenceRow } from '../report/evidence.entity.ts';

/** Evidence as the review reads it. */
@Injectable()
export class EvidenceLookupRepository {
  /** Where files are evidence now. */
  byFiles(tx: Tx, fileIds: readonly string[]): Promise<EvidenceRow[]> {
    if (fileIds.length === 0) return Promise.resolve([]);
    return tx.orm.findBy(EvidenceRow, { fileId: In([...fileIds]), removedAt: IsNull() });
  }
}
