import { Body, Controller, Ip } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  endSession,
  loginDemo,
  loginWithPassword,
  refreshSession,
} from '@benefit/shared/identity/session-contract';
import type { Session } from '@benefit/shared/identity/session-contract';
import { Serves } from '../platform/route.ts';
import { Caller } from './principal.ts';
import type { Principal } from './principal.ts';
import { SessionService } from './session.service.ts';

@ApiTags('identity')
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Serves(loginDemo)
  loginDemo(@Body({ schema: loginDemo.request }) body: { account: string }): Promise<Session> {
    return this.sessions.loginDemo(body.account);
  }

  @Serves(loginWithPassword)
  loginWithPassword(
    @Body({ schema: loginWithPassword.request }) body: { username: string; password: string },
    @Ip() address: string,
  ): Promise<Session> {
    return this.sessions.loginWithPassword(body.username, body.password, address);
  }

  @Serves(refreshSession)
  refresh(@Body({ schema: refreshSession.request }) body: { refreshToken: string }): Promise<Session> {
    return this.sessions.refresh(body.refreshToken);
  }

  @Serves(endSession)
  end(@Caller() caller: Principal): Promise<void> {
    return this.sessions.end(caller);
  }
}
