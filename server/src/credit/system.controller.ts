import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getSystem } from '@benefit/shared/platform/system-contract';
import { IdentityService } from '../identity/identity.service.ts';
import { Clock } from '../platform/clock.ts';
import { Mode } from '../platform/mode.ts';
import { Serves } from '../platform/route.ts';
import { CreditService } from './credit.service.ts';

/** What a client asks first. It stands here because the recognised cities are the policy's to name. */
@ApiTags('platform')
@Controller()
export class SystemController {
  constructor(
    private readonly credit: CreditService,
    private readonly identity: IdentityService,
    private readonly mode: Mode,
    private readonly clock: Clock,
  ) {}

  @Serves(getSystem)
  async get() {
    const { version, title, paragraphs } = this.identity.consentNotice;
    return {
      demo: this.mode.demo,
      serverTime: this.clock.now().toISOString(),
      consent: { version, title, paragraphs: [...paragraphs] },
      cities: await this.credit.cities(),
    };
  }
}
