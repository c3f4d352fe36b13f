import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { ReasonTemplateRow, ReviewSettingsRow } from './review-settings.entity.ts';

@Injectable()
export class ReviewSettingsRepository {
  /** The settings in force; null where nobody has set any. */
  async settingsAt(tx: Tx, at: Date): Promise<ReviewSettingsRow | null> {
    return tx.orm.findOne(ReviewSettingsRow, {
      where: { effectiveFrom: LessThanOrEqual(at) },
      order: { effectiveFrom: 'DESC', id: 'DESC' },
    });
  }

  async addSettings(tx: Tx, row: ReviewSettingsRow): Promise<void> {
    await tx.orm.insert(ReviewSettingsRow, row);
  }

  templates(tx: Tx): Promise<ReasonTemplateRow[]> {
    return tx.orm.find(ReasonTemplateRow, { where: { removedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** Whether there ever was a template, removed ones included. */
  async hasTemplates(tx: Tx): Promise<boolean> {
    return (await tx.query('SELECT id FROM reason_template LIMIT 1')).length > 0;
  }

  async addTemplates(tx: Tx, rows: ReasonTemplateRow[]): Promise<void> {
    await tx.orm.insert(ReasonTemplateRow, rows);
  }

  /** Writes over the template with this id, a removed one too; false where there is none. */
  async replaceTemplate(tx: Tx, { id, ...row }: ReasonTemplateRow): Promise<boolean> {
    const { affected } = await tx.orm.update(ReasonTemplateRow, { id }, row);
    return affected === 1;
  }

  /** False where there is none, or it is removed already. */
  async removeTemplate(tx: Tx, id: string, at: Date): Promise<boolean> {
    const { affected } = await tx.orm.update(
      ReasonTemplateRow,
      { id, removedAt: IsNull() },
      { removedAt: at, updatedAt: at },
    );
    return affected === 1;
  }
}
