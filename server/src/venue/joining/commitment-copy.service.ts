import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { shanghaiDateTime } from '@benefit/shared/shanghai-time';
import { signerRoleText } from '@benefit/shared/venue/commitment-rules';
import type { Principal } from '../../identity/principal.ts';
import { Database } from '../../platform/database.ts';
import { pagePdf } from '../../platform/page-pdf.ts';
import { Problem } from '../../platform/problem.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import { CommitmentService } from './commitment.service.ts';
import { JoiningRepository } from './joining.repository.ts';
import { JoiningService } from './joining.service.ts';

/** The commitment on paper: to be sealed, and as it was signed. */
@Injectable()
export class CommitmentCopyService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly joinings: JoiningRepository,
    private readonly joining: JoiningService,
    private readonly commitments: CommitmentService,
  ) {}

  /** @throws Problem `not-found` */
  async copy(caller: Principal, venueId: string): Promise<{ name: string; content: Readable }> {
    return this.database.read(async (tx) => {
      await this.access.met(tx, caller, venueId);
      const row = await this.joinings.find(tx, venueId);
      if (row === null) throw new Problem('not-found', { detail: '没有这个网点的承诺书' });
      const unit = this.joining.contentOf(row).unit.name.trim();
      const { text, signed } = await this.commitments.copyOf(tx, venueId, unit);
      const [title = '', ...paragraphs] = text.split('\n');
      const block =
        signed === null
          ? ['签署人：', '日期：        年    月    日']
          : [
              `${signerRoleText[signed.signerRole]}：${signed.signerName}`,
              `签署时间：${shanghaiDateTime(signed.signedAt)}`,
              ...(signed.acknowledgedAt === null
                ? []
                : [`运营单位签收时间：${shanghaiDateTime(signed.acknowledgedAt)}`]),
            ];
      const foot =
        signed === null ? [] : [`正文版本：${signed.templateVersion}`, `正文 SHA-256：${signed.sha256}`];
      return { name: `承诺书-${unit}`, content: pagePdf({ title, paragraphs, block, foot }) };
    });
  }
}
