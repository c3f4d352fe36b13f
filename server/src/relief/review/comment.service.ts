import { Injectable } from '@nestjs/common';
import type { ReviewComment } from '@benefit/shared/relief/review-contract';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { fieldProblem } from '../../platform/problem.ts';
import type { ReportComment, ReportRow } from '../report/report.entity.ts';
import { ReportVault } from '../report/report-vault.ts';
import { CommentRepository } from './comment.repository.ts';

/** Remarks of officers among themselves; the reporter never sees them. */
@Injectable()
export class CommentService {
  constructor(
    private readonly comments: CommentRepository,
    private readonly vault: ReportVault,
  ) {}

  /** @throws Problem `invalid-request` where the text says nothing */
  async add(
    tx: Tx,
    report: ReportRow,
    author: { accountId: string; label: string },
    { text, at }: { text: string; at: Date },
  ): Promise<ReviewComment> {
    if (text.trim() === '') throw fieldProblem({ path: 'text', code: 'required', text: '请填写备注' });
    const id = newId(at);
    const comment: ReportComment = {
      id,
      reportId: report.id,
      authorId: author.accountId,
      authorLabel: author.label,
      textSealed: this.vault.sealWords(report, 'report_comment', id, text.trim()),
      at,
    };
    await this.comments.add(tx, comment);
    return this.shown(report, comment, author.accountId);
  }

  async list(tx: Tx, report: ReportRow, accountId: string): Promise<ReviewComment[]> {
    return (await this.comments.of(tx, report.id)).map((comment) => this.shown(report, comment, accountId));
  }

  private shown(report: ReportRow, comment: ReportComment, accountId: string): ReviewComment {
    const { id, at, authorLabel, authorId, textSealed } = comment;
    const text = this.vault.openWords(report, 'report_comment', id, textSealed);
    return { at: at.toISOString(), by: authorLabel, mine: authorId === accountId, text };
  }
}
