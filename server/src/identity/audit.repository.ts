import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { AuditRow } from './audit.entity.ts';

@Injectable()
export class AuditRepository {
  async add(tx: Tx, row: AuditRow): Promise<void> {
    await tx.orm.insert(AuditRow, row);
  }
}
