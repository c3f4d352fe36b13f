import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { Look } from './look.entity.ts';

@Injectable()
export class LookRepository {
  async addAll(tx: Tx, looks: Look[]): Promise<void> {
    await tx.orm.insert(Look, looks);
  }

  /** Newest first, one row more than a page. */
  page(tx: Tx, personId: string, before: string | null): Promise<Look[]> {
    return tx.orm.find(Look, {
      where: before === null ? { personId } : { personId, id: LessThan(before) },
      order: { id: 'DESC' },
      take: PAGE_SIZE + 1,
    });
  }
}
