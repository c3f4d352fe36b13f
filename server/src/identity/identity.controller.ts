import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  bindIdentity,
  getMe,
  giveConsent,
  listMyNotices,
  listWhoLooked,
  markNoticesRead,
  withdrawConsent,
} from '@benefit/shared/identity/identity-contract';
import type { BindIdentityRequest, Me, Notice } from '@benefit/shared/identity/identity-contract';
import { Serves } from '../platform/route.ts';
import { IdentityService } from './identity.service.ts';
import { LookService } from './look.service.ts';
import { MeService } from './me.service.ts';
import { NoticeService } from './notice.service.ts';
import { Caller } from './principal.ts';
import type { Principal } from './principal.ts';

@ApiTags('identity')
@Controller()
export class IdentityController {
  constructor(
    private readonly identity: IdentityService,
    private readonly me: MeService,
    private readonly notices: NoticeService,
    private readonly looks: LookService,
  ) {}

  @Serves(getMe)
  getMe(@Caller() caller: Principal): Promise<Me> {
    return this.me.meOf(caller);
  }

  @Serves(bindIdentity)
  async bind(
    @Caller() caller: Principal,
    @Body({ schema: bindIdentity.request }) body: BindIdentityRequest,
  ): Promise<Me> {
    await this.identity.bind(caller, body);
    return this.me.meOf(caller);
  }

  @Serves(giveConsent)
  async giveConsent(
    @Caller() caller: Principal,
    @Body({ schema: giveConsent.request }) body: { version: string },
  ): Promise<Me> {
    await this.identity.giveConsent(caller, body.version);
    return this.me.meOf(caller);
  }

  @Serves(withdrawConsent)
  withdrawConsent(@Caller() caller: Principal): Promise<void> {
    return this.identity.withdrawConsent(caller);
  }

  @Serves(listMyNotices)
  listNotices(
    @Caller() caller: Principal,
    @Query({ schema: listMyNotices.query }) query: { cursor?: string },
  ): Promise<{ items: Notice[]; next: string | null }> {
    return this.notices.list(caller.accountId, query.cursor);
  }

  @Serves(markNoticesRead)
  markNoticesRead(@Caller() caller: Principal): Promise<void> {
    return this.notices.markRead(caller.accountId);
  }

  @Serves(listWhoLooked)
  async listWhoLooked(
    @Caller() caller: Principal,
    @Query({ schema: listWhoLooked.query }) query: { cursor?: string },
  ) {
    if (caller.personId === null) return { items: [], next: null };
    return this.looks.list(caller.personId, query.cursor);
  }
}
