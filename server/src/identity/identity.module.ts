import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { AuditRepository } from './audit.repository.ts';
import { AuditService } from './audit.service.ts';
import { IdentityCheck } from './identity-check.ts';
import { IdentityController } from './identity.controller.ts';
import { IdentityRepository } from './identity.repository.ts';
import { IdentityService } from './identity.service.ts';
import { LoginLimiter } from './login-limiter.ts';
import { LookRepository } from './look.repository.ts';
import { LookService } from './look.service.ts';
import { MeService } from './me.service.ts';
import { NoticeRepository } from './notice.repository.ts';
import { NoticeService } from './notice.service.ts';
import { PersonLookupService } from './person-lookup.service.ts';
import { PersonVault } from './person-vault.ts';
import { RegistryIdentityCheck } from './registry-identity-check.ts';
import { RegistryRepository } from './registry.repository.ts';
import { SessionController } from './session.controller.ts';
import { SessionRepository } from './session.repository.ts';
import { SessionService } from './session.service.ts';

/** People, binding, consent, sessions, roles, messages and who looked. */
@Module({
  controllers: [SessionController, IdentityController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: IdentityCheck, useClass: RegistryIdentityCheck },
    AccessService,
    AuditRepository,
    AuditService,
    IdentityRepository,
    IdentityService,
    LoginLimiter,
    LookRepository,
    LookService,
    MeService,
    NoticeRepository,
    NoticeService,
    PersonLookupService,
    PersonVault,
    RegistryRepository,
    SessionRepository,
    SessionService,
  ],
  exports: [
    AccessService,
    AuditService,
    IdentityService,
    LookService,
    MeService,
    NoticeService,
    PersonLookupService,
    PersonVault,
    SessionService,
    IdentityRepository,
    RegistryRepository,
  ],
})
export class IdentityModule {}
