import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { DepartmentRepository } from '../campaign/department.repository.ts';
import { OfficerService } from '../report/officer.service.ts';
import { BulkRepository } from './bulk.repository.ts';
import type { DepartmentScope, NamedSheet } from './bulk.repository.ts';

/** Whose sheets an officer may see, and for which department one is taken in. */
@Injectable()
export class BulkAccessService {
  constructor(
    private readonly officers: OfficerService,
    private readonly departments: DepartmentRepository,
    private readonly sheets: BulkRepository,
  ) {}

  /**
   * The department in whose name an officer reports.
   *
   * @throws Problem `role-required` where the officer has none
   */
  async departmentOf(
    tx: Tx,
    caller: Principal,
  ): Promise<{ id: string; name: string; district: string | null }> {
    const { departmentIds } = await this.officers.officerOf(tx, caller);
    const [id] = departmentIds;
    const department = id === undefined ? null : await this.departments.find(tx, id);
    if (department === null) throw new Problem('role-required', { detail: '您的账号还没有所属的部门' });
    return department;
  }

  /** Departments whose sheets an officer sees; null for the city's office, which sees all. */
  async scopeOf(tx: Tx, caller: Principal): Promise<DepartmentScope> {
    const { cityOffice, departmentIds, offices } = await this.officers.officerOf(tx, caller);
    if (cityOffice) return null;
    const districts = offices.flatMap(({ area }) => (area === null ? [] : [area]));
    return [...departmentIds, ...(await this.sheets.departmentsIn(tx, districts))];
  }

  /** @throws Problem `not-found`, also for the sheets of others */
  async requireVisible(tx: Tx, caller: Principal, bulkReportId: string): Promise<NamedSheet> {
    const found = await this.sheets.named(tx, bulkReportId);
    const scope = await this.scopeOf(tx, caller);
    if (found === null || (scope !== null && !scope.includes(found.sheet.departmentId))) {
      throw new Problem('not-found');
    }
    return found;
  }

  /** @throws Problem `not-found` unless the sheet is of the officer's own department */
  async requireOwn(tx: Tx, caller: Principal, bulkReportId: string): Promise<NamedSheet> {
    const found = await this.requireVisible(tx, caller, bulkReportId);
    const { departmentIds } = await this.officers.officerOf(tx, caller);
    if (!departmentIds.includes(found.sheet.departmentId)) throw new Problem('not-found');
    return found;
  }
}
