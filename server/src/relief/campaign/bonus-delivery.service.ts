import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { CreditService } from '../../credit/credit.service.ts';
import { ExchangeService } from '../../exchange/exchange.service.ts';
import { IdentityService } from '../../identity/identity.service.ts';
import { NoticeService } from '../../identity/notice.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { BonusRepository } from './bonus.repository.ts';

/** A bonus that is proposed to the score system; body `{bonusId}`. */
export const BONUS_TOPIC = 'bonus.proposed';
const UNIT = '商鼎分系统';

type BonusAnswer = Awaited<ReturnType<CreditService['proposeBonus']>>;

/** Takes bonuses to the score system, and its answers back to whom they are for (rule 15). */
@Injectable()
export class BonusDeliveryService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly exchange: ExchangeService,
    private readonly credit: CreditService,
    private readonly bonuses: BonusRepository,
    private readonly transitions: ReportTransitionService,
    private readonly identity: IdentityService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.exchange.deliver(BONUS_TOPIC, ({ body }) => this.propose(body['bonusId'] ?? ''));
  }

  /**
   * Proposes one bonus, outside of any transaction, and writes the answer down. Cut off between the
   * two it is proposed again under the same id, which has no second effect.
   */
  private async propose(bonusId: string): Promise<void> {
    const proposal = await this.database.read(async (tx) => {
      const bonus = await this.bonuses.find(tx, bonusId);
      if (bonus === null) throw new Error(`No bonus ${bonusId}`);
      if (bonus.state !== 'granted') return null;
      const { documentHash } = await this.identity.provedPerson(tx, bonus.personId);
      return { id: bonusId, documentHash, points: bonus.points };
    });
    if (proposal === null) return;
    const answer = await this.credit.proposeBonus(proposal);
    await this.database.write((tx) => this.settle(tx, bonusId, answer));
  }

  private async settle(tx: Tx, bonusId: string, answer: BonusAnswer): Promise<void> {
    const bonus = await this.bonuses.lock(tx, bonusId);
    if (bonus?.state !== 'granted') return;
    const reason = answer.credited ? bonus.text : answer.reason.slice(0, 200);
    await this.bonuses.update(
      tx,
      bonusId,
      answer.credited
        ? { state: 'credited', creditedAt: this.clock.now() }
        : { state: 'rejected', rejectedReason: reason },
    );
    await this.transitions.apply(tx, {
      reportId: bonus.reportId,
      version: null,
      action: answer.credited ? 'credit' : 'reject',
      by: 'campaign',
      actor: { accountId: null, unit: UNIT, label: UNIT },
      reason,
    });
    const accountId = await this.identity.accountIdOf(tx, bonus.personId);
    if (accountId === null) return;
    const words = answer.credited
      ? { title: '加分已计入商鼎分', text: `${bonus.text}，已计入您的商鼎分。` }
      : { title: '加分未被采纳', text: `商鼎分系统未采纳：${reason}` };
    await this.notices.notify(tx, accountId, {
      kind: 'bonus',
      ...words,
      clause: `${RELIEF_BASIS} 三`,
      subjectId: bonus.reportId,
    });
  }
}
