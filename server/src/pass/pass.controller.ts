import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { issuePass, listMyPasses, listPassKeys, revokePass } from '@benefit/shared/pass/pass-contract';
import type { IssuePassRequest, IssuedPass, Phone } from '@benefit/shared/pass/pass-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { RateLimits } from '../platform/rate-limits.ts';
import { Serves } from '../platform/route.ts';
import { PassKeysService } from './pass-keys.service.ts';
import { PassService } from './pass.service.ts';

@ApiTags('pass')
@Controller()
export class PassController {
  constructor(
    private readonly passes: PassService,
    private readonly keys: PassKeysService,
    private readonly limits: RateLimits,
  ) {}

  @Serves(issuePass)
  async issue(
    @Caller() caller: Principal,
    @Body({ schema: issuePass.request }) body: IssuePassRequest,
  ): Promise<IssuedPass> {
    await this.limits.admit('passes', caller.accountId);
    return this.passes.issue(caller, body);
  }

  @Serves(listMyPasses)
  async listMine(@Caller() caller: Principal): Promise<{ items: Phone[] }> {
    return { items: await this.passes.phonesOf(caller) };
  }

  @Serves(revokePass)
  revoke(@Caller() caller: Principal, @Param('passId') passId: string): Promise<void> {
    return this.passes.revoke(caller, passId);
  }

  @Serves(listPassKeys)
  listKeys() {
    const keys = this.keys.published().map((key) => ({
      keyId: key.keyId,
      publicKey: Buffer.from(key.publicKey).toString('base64url'),
      notBefore: key.notBefore.toISOString(),
      notAfter: key.notAfter.toISOString(),
    }));
    return { keys };
  }
}
