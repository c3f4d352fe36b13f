import { Injectable } from '@nestjs/common';
import { maskName } from '@benefit/shared/identity/masking-rules';
import { shanghaiClock } from '@benefit/shared/shanghai-time';
import type { ShownEnterprise } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import { NoticeService } from '../identity/notice.service.ts';
import type { LedgerRow } from '../ledger/ledger-row.entity.ts';
import type { Tx } from '../platform/database.ts';

/** Tells those whom a use concerns, in the transaction that books it. */
@Injectable()
export class UseNoticeService {
  constructor(
    private readonly identity: IdentityService,
    private readonly notices: NoticeService,
  ) {}

  /** Tells who showed the pass that a use was taken back, and why. */
  async tellVoided(tx: Tx, row: LedgerRow, reason: string, at: Date): Promise<void> {
    const accountId = await this.identity.accountIdOf(tx, row.personId);
    if (accountId === null) return;
    await this.notices.notify(tx, accountId, {
      kind: 'voided',
      title: '一笔享受记录已冲销',
      text: `${shanghaiClock(at)} ${row.venueName}冲销了“${row.benefitTitle}”（台账 第 ${row.number} 号）：${reason}`,
      clause: null,
    });
  }

  /** Tells a representative what an agent used; what the representative did needs no telling. */
  async tellRepresentative(tx: Tx, row: LedgerRow, enterprise: ShownEnterprise): Promise<void> {
    if (row.personId === enterprise.representativeId) return;
    const accountId = await this.identity.accountIdOf(tx, enterprise.representativeId);
    if (accountId === null) return;
    const agent = (await this.identity.namesOf(tx, [row.personId])).get(row.personId) ?? '';
    await this.notices.notify(tx, accountId, {
      kind: 'enterprise',
      title: '企业享受了一次信用优惠',
      text: `${shanghaiClock(row.bookedAt)} 经办人${maskName(agent)}在${row.venueName}使用了“${row.benefitTitle}”（${enterprise.name}，台账 第 ${row.number} 号）`,
      clause: row.clause,
    });
  }
}
