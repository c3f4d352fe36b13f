import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { DepartmentRow } from './department.entity.ts';

@Injectable()
export class DepartmentRepository {
  /** Departments that are not closed, by name. */
  async byNames(tx: Tx, names: readonly string[]): Promise<DepartmentRow[]> {
    if (names.length === 0) return [];
    return tx.orm.findBy(DepartmentRow, { name: In([...names]), closedAt: IsNull() });
  }

  find(tx: Tx, id: string): Promise<DepartmentRow | null> {
    return tx.orm.findOneBy(DepartmentRow, { id });
  }

  list(tx: Tx): Promise<DepartmentRow[]> {
    return tx.orm.find(DepartmentRow, { where: { closedAt: IsNull() }, order: { name: 'ASC' } });
  }

  async add(tx: Tx, department: DepartmentRow): Promise<void> {
    await tx.orm.insert(DepartmentRow, department);
  }
}
