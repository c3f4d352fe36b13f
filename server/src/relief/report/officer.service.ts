import { Injectable } from '@nestjs/common';
import { AccessService } from '../../identity/access.service.ts';
import { isCityOffice, officeName } from '@benefit/shared/identity/office';
import type { Office } from '@benefit/shared/identity/office';
import type { Principal } from '../../identity/principal.ts';
import type { SqlValue, Tx } from '../../platform/database.ts';
import { DepartmentRepository } from '../campaign/department.repository.ts';
import type { ReportRow } from './report.entity.ts';

/** Somebody who decides on reports, with the departments and areas in which that holds. */
export interface Officer {
  accountId: string;
  personId: string | null;
  /** The account's own label, for colleagues. */
  label: string;
  /** What reporters read: the department or the office. */
  unit: string;
  departmentIds: string[];
  offices: Office[];
  /** True for the city's office: the whole city, campaigns and grants. */
  cityOffice: boolean;
}

/** A condition on `report` (alias `r`) that holds for what an officer may see. */
export interface ReportScope {
  sql: string;
  values: SqlValue[];
}

/** Turns a caller into an officer; who has no area sees nothing. */
@Injectable()
export class OfficerService {
  constructor(
    private readonly access: AccessService,
    private readonly departments: DepartmentRepository,
  ) {}

  async officerOf(tx: Tx, caller: Principal): Promise<Officer> {
    const areas = await this.access.officerAreasOf(tx, caller.accountId);
    const departments = await this.departments.byNames(tx, areas.departments);
    return {
      accountId: caller.accountId,
      personId: caller.personId,
      label: caller.label,
      unit: areas.departments[0] ?? unitOfOffices(areas.offices) ?? caller.label,
      departmentIds: departments.map(({ id }) => id),
      offices: areas.offices,
      cityOffice: areas.offices.some(isCityOffice),
    };
  }

  /** The unit under which an officer acts: a department's name, or the office's. */
  unitOf(officer: Officer, by: 'department' | 'office'): string {
    return by === 'office' ? (unitOfOffices(officer.offices) ?? officer.unit) : officer.unit;
  }

  /** As which kinds of officer somebody may act on a report; none means that it is not theirs to see. */
  kindsFor(
    officer: Officer,
    report: Pick<ReportRow, 'departmentId' | 'district'>,
  ): ('department' | 'office')[] {
    const kinds: ('department' | 'office')[] = [];
    if (report.departmentId !== null && officer.departmentIds.includes(report.departmentId)) {
      kinds.push('department');
    }
    if (officer.cityOffice || officer.offices.some(({ area }) => area === report.district)) {
      kinds.push('office');
    }
    return kinds;
  }

  /** The same as a condition for queries. */
  scopeOf(officer: Officer): ReportScope {
    if (officer.cityOffice) return { sql: '1 = 1', values: [] };
    const parts: string[] = [];
    const values: SqlValue[] = [];
    const districts = officer.offices.flatMap(({ area }) => (area === null ? [] : [area]));
    if (officer.departmentIds.length > 0) {
      parts.push(`r.department_id IN (${officer.departmentIds.map(() => '?').join(', ')})`);
      values.push(...officer.departmentIds);
    }
    if (districts.length > 0) {
      parts.push(`r.district IN (${districts.map(() => '?').join(', ')})`);
      values.push(...districts);
    }
    return parts.length === 0 ? { sql: '1 = 0', values } : { sql: `(${parts.join(' OR ')})`, values };
  }
}

/** The office under which somebody acts: the city's where it is among them. */
function unitOfOffices(offices: readonly Office[]): string | null {
  const office = offices.find(isCityOffice) ?? offices[0];
  return office === undefined ? null : officeName(office);
}
