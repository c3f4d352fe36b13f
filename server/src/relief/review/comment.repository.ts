import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { ReportComment } from '../report/report.entity.ts';

@Injectable()
export class CommentRepository {
  async add(tx: Tx, comment: ReportComment): Promise<void> {
    await tx.orm.insert(ReportComment, comment);
  }

  of(tx: Tx, reportId: string): Promise<ReportComment[]> {
    return tx.orm.find(ReportComment, { where: { reportId }, order: { id: 'ASC' }, take: 500 });
  }
}
