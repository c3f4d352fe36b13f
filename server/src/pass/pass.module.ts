import { Module } from '@nestjs/common';
import { EnterpriseModule } from '../enterprise/enterprise.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { PassCheckService } from './pass-check.service.ts';
import { PassController } from './pass.controller.ts';
import { PassKeysService } from './pass-keys.service.ts';
import { PassRepository } from './pass.repository.ts';
import { PassService } from './pass.service.ts';

/** Keys, credentials, revocation and the check of a code. */
@Module({
  imports: [IdentityModule, EnterpriseModule],
  controllers: [PassController],
  providers: [PassRepository, PassService, PassKeysService, PassCheckService],
  exports: [PassService, PassCheckService, PassKeysService],
})
export class PassModule {}
