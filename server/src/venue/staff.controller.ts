import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { acceptInvite, inviteStaff, listStaff, removeStaff } from '@benefit/shared/venue/staff-contract';
import type { StaffRole } from '@benefit/shared/venue/staff-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { StaffService } from './staff.service.ts';

@ApiTags('venue')
@Controller()
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Serves(listStaff)
  list(@Caller() caller: Principal, @Param('venueId') venueId: string) {
    return this.staff.list(caller, venueId);
  }

  @Serves(inviteStaff)
  invite(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: inviteStaff.request }) { role }: { role: StaffRole },
  ) {
    return this.staff.invite(caller, venueId, role);
  }

  @Serves(acceptInvite)
  accept(@Caller() caller: Principal, @Body({ schema: acceptInvite.request }) { code }: { code: string }) {
    return this.staff.accept(caller, code);
  }

  @Serves(removeStaff)
  remove(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('staffId') staffId: string,
  ): Promise<void> {
    return this.staff.remove(caller, venueId, staffId);
  }
}
