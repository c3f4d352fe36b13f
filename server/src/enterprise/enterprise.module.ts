import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/credit.module.ts';
import { FilesModule } from '../files/files.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { AgentService } from './agent.service.ts';
import { EnterpriseFileService } from './enterprise-file.service.ts';
import { EnterpriseController } from './enterprise.controller.ts';
import { EnterpriseRepository } from './enterprise.repository.ts';
import { EnterpriseService } from './enterprise.service.ts';
import { HolderService } from './holder.service.ts';

/** Enterprises: bound by their representative, shown by agents, known to tills and ledger as holders. */
@Module({
  imports: [CreditModule, FilesModule, IdentityModule],
  controllers: [EnterpriseController],
  providers: [AgentService, EnterpriseFileService, EnterpriseRepository, EnterpriseService, HolderService],
  exports: [EnterpriseFileService, EnterpriseService, HolderService],
})
export class EnterpriseModule {}
