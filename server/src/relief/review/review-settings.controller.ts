import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  deleteReasonTemplate,
  getReviewSettings,
  listReasonTemplates,
  putReasonTemplate,
  reviewSummary,
  setReviewSettings,
} from '@benefit/shared/relief/review-contract';
import type { ReasonTemplate, ReviewSettings } from '@benefit/shared/relief/review-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { requireMadeId } from '../../platform/made-id.ts';
import { Serves } from '../../platform/route.ts';
import { ReasonTemplateService } from './reason-template.service.ts';
import { ReviewDeskService } from './review-desk.service.ts';
import { ReviewSettingsService } from './review-settings.service.ts';
import type { ReviewSummary } from './summary.service.ts';

/** The desk's first page, and what the office sets for it. */
@ApiTags('relief')
@Controller()
export class ReviewSettingsController {
  constructor(
    private readonly desk: ReviewDeskService,
    private readonly templates: ReasonTemplateService,
    private readonly settings: ReviewSettingsService,
  ) {}

  @Serves(reviewSummary)
  summary(@Caller() caller: Principal): Promise<ReviewSummary> {
    return this.desk.summary(caller);
  }

  @Serves(listReasonTemplates)
  async listTemplates(): Promise<{ items: ReasonTemplate[] }> {
    return { items: await this.templates.list() };
  }

  @Serves(putReasonTemplate)
  putTemplate(
    @Caller() caller: Principal,
    @Param('templateId') templateId: string,
    @Body({ schema: putReasonTemplate.request }) body: Omit<ReasonTemplate, 'templateId'>,
  ): Promise<ReasonTemplate> {
    requireMadeId(templateId, 'templateId', '模板');
    return this.templates.put(caller, { templateId, ...body });
  }

  @Serves(deleteReasonTemplate)
  deleteTemplate(@Caller() caller: Principal, @Param('templateId') templateId: string): Promise<void> {
    return this.templates.remove(caller, templateId);
  }

  @Serves(getReviewSettings)
  getSettings(): Promise<ReviewSettings> {
    return this.settings.get();
  }

  @Serves(setReviewSettings)
  setSettings(
    @Caller() caller: Principal,
    @Body({ schema: setReviewSettings.request }) body: Omit<ReviewSettings, 'calendarUntil'>,
  ): Promise<ReviewSettings> {
    return this.settings.set(caller, body);
  }
}
