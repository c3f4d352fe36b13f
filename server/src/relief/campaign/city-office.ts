import type { AccessService } from '../../identity/access.service.ts';
import { isCityOffice } from '@benefit/shared/identity/office';
import type { Principal } from '../../identity/principal.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';

/** Campaigns and grants are the city's office's alone. @throws Problem `role-required` */
export async function requireCity(access: AccessService, tx: Tx, caller: Principal): Promise<void> {
  const { offices } = await access.officerAreasOf(tx, caller.accountId);
  const city = offices.some(isCityOffice);
  if (!city) throw new Problem('role-required', { detail: '这项操作只由市信用办进行' });
}
