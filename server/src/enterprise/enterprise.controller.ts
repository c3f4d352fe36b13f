import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  acceptAgentInvite,
  bindEnterprise,
  giveScoreConsent,
  inviteAgent,
  listMyEnterprises,
  putEnterpriseFile,
  removeAgent,
  withdrawScoreConsent,
} from '@benefit/shared/enterprise/enterprise-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { requireMadeId } from '../platform/made-id.ts';
import { Serves } from '../platform/route.ts';
import { AgentService } from './agent.service.ts';
import { EnterpriseFileService } from './enterprise-file.service.ts';
import type { EnterpriseFileStatement } from './enterprise-file.service.ts';
import { EnterpriseService } from './enterprise.service.ts';

@ApiTags('enterprise')
@Controller()
export class EnterpriseController {
  constructor(
    private readonly enterprises: EnterpriseService,
    private readonly agents: AgentService,
    private readonly files: EnterpriseFileService,
  ) {}

  @Serves(listMyEnterprises)
  async list(@Caller() caller: Principal) {
    return { items: await this.enterprises.list(caller) };
  }

  @Serves(bindEnterprise)
  bind(
    @Caller() caller: Principal,
    @Body({ schema: bindEnterprise.request }) { creditCode }: { creditCode: string },
  ) {
    return this.enterprises.bind(caller, creditCode);
  }

  @Serves(putEnterpriseFile)
  async putFile(
    @Caller() caller: Principal,
    @Param('enterpriseId') enterpriseId: string,
    @Param('fileId') fileId: string,
    @Body({ schema: putEnterpriseFile.request }) stated: EnterpriseFileStatement,
  ) {
    requireMadeId(fileId, 'fileId', '文件');
    const file = await this.files.announce(caller, enterpriseId, fileId, stated);
    await this.files.eraseTakenOff();
    return file;
  }

  @Serves(giveScoreConsent)
  giveScoreConsent(@Caller() caller: Principal, @Param('enterpriseId') enterpriseId: string): Promise<void> {
    return this.enterprises.setScoreConsent(caller, enterpriseId, true);
  }

  @Serves(withdrawScoreConsent)
  withdrawScoreConsent(
    @Caller() caller: Principal,
    @Param('enterpriseId') enterpriseId: string,
  ): Promise<void> {
    return this.enterprises.setScoreConsent(caller, enterpriseId, false);
  }

  @Serves(inviteAgent)
  invite(@Caller() caller: Principal, @Param('enterpriseId') enterpriseId: string) {
    return this.agents.invite(caller, enterpriseId);
  }

  @Serves(acceptAgentInvite)
  accept(
    @Caller() caller: Principal,
    @Body({ schema: acceptAgentInvite.request }) { code }: { code: string },
  ) {
    return this.agents.accept(caller, code);
  }

  @Serves(removeAgent)
  remove(
    @Caller() caller: Principal,
    @Param('enterpriseId') enterpriseId: string,
    @Param('agentId') agentId: string,
  ): Promise<void> {
    return this.agents.remove(caller, enterpriseId, agentId);
  }
}
