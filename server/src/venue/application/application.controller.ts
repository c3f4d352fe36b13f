import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  answerApplication,
  applyToVenues,
  getApplication,
  listEnterpriseApplications,
  listVenueApplications,
} from '@benefit/shared/venue/application-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { ApplicationService } from './application.service.ts';
import type { ApplicationAnswer, ApplicationWish } from './application.service.ts';

@ApiTags('venue')
@Controller()
export class ApplicationController {
  constructor(private readonly applications: ApplicationService) {}

  @Serves(applyToVenues)
  async apply(
    @Caller() caller: Principal,
    @Param('enterpriseId') enterpriseId: string,
    @Body({ schema: applyToVenues.request }) wish: ApplicationWish,
  ) {
    return { items: await this.applications.apply(caller, enterpriseId, wish) };
  }

  @Serves(listEnterpriseApplications)
  listOfEnterprise(
    @Caller() caller: Principal,
    @Param('enterpriseId') enterpriseId: string,
    @Query({ schema: listEnterpriseApplications.query }) { cursor }: { cursor?: string },
  ) {
    return this.applications.ofEnterprise(caller, enterpriseId, cursor);
  }

  @Serves(listVenueApplications)
  listOfVenue(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Query({ schema: listVenueApplications.query }) { cursor }: { cursor?: string },
  ) {
    return this.applications.ofVenue(caller, venueId, cursor);
  }

  @Serves(getApplication)
  get(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('applicationId') applicationId: string,
  ) {
    return this.applications.detail(caller, venueId, applicationId);
  }

  @Serves(answerApplication)
  answer(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('applicationId') applicationId: string,
    @Body({ schema: answerApplication.request }) answer: ApplicationAnswer,
  ) {
    return this.applications.answer(caller, venueId, applicationId, answer);
  }
}
