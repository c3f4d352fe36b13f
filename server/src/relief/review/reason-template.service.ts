import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { ReasonTemplate } from '@benefit/shared/relief/review-contract';
import { DECISIONS } from '@benefit/shared/relief/report-state-rules';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isDuplicate } from '../../platform/sql-errors.ts';
import { DEFAULT_REASONS } from './default-reasons.ts';
import type { ReasonTemplateRow } from './review-settings.entity.ts';
import { ReviewAccessService } from './review-access.service.ts';
import { ReviewSettingsRepository } from './review-settings.repository.ts';

/** Reasons that officers start from; the city's office keeps them. */
@Injectable()
export class ReasonTemplateService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly settings: ReviewSettingsRepository,
    private readonly access: ReviewAccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** An installation starts with words of our own; one that ever had templates keeps what it has. */
  async onModuleInit(): Promise<void> {
    if (await this.database.read((tx) => this.settings.hasTemplates(tx))) return;
    const updatedAt = this.clock.now();
    const rows = DEFAULT_REASONS.map((reason) => ({ ...reason, updatedAt, removedAt: null }));
    await this.database
      .write((tx) => this.settings.addTemplates(tx, rows))
      .catch((error: unknown) => {
        // another server of the same installation was faster
        if (!isDuplicate(error)) throw error;
      });
  }

  /** In the order of the decisions, then of their making. */
  async list(): Promise<ReasonTemplate[]> {
    const rows = await this.database.read((tx) => this.settings.templates(tx));
    const order = (row: ReasonTemplateRow): number => DECISIONS.indexOf(row.decision);
    return rows.sort((a, b) => order(a) - order(b)).map(shown);
  }

  /** @throws Problem `role-required` */
  async put(caller: Principal, template: ReasonTemplate): Promise<ReasonTemplate> {
    const { templateId: id, decision, title, text, clause } = template;
    return this.database.write(async (tx) => {
      await this.access.requireCityOffice(tx, caller);
      const row = { id, decision, title, text, clause, updatedAt: this.clock.now(), removedAt: null };
      if (!(await this.settings.replaceTemplate(tx, row))) await this.settings.addTemplates(tx, [row]);
      await this.audit.record(tx, caller, 'reason-template-set', {
        templateId: id,
        decision,
        title,
        text,
        clause,
      });
      return shown(row);
    });
  }

  /** @throws Problem `role-required`, `not-found` */
  async remove(caller: Principal, templateId: string): Promise<void> {
    await this.database.write(async (tx) => {
      await this.access.requireCityOffice(tx, caller);
      const removed = await this.settings.removeTemplate(tx, templateId, this.clock.now());
      if (!removed) throw new Problem('not-found');
      await this.audit.record(tx, caller, 'reason-template-removed', { templateId });
    });
  }
}

const shown = ({ id, decision, title, text, clause }: ReasonTemplateRow): ReasonTemplate => ({
  templateId: id,
  decision,
  title,
  text,
  clause,
});
