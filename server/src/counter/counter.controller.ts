import { Body, Controller, Headers, Param, Query, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  listMyBenefits,
  redeem,
  refundRedemption,
  scan,
  today,
  voidRedemption,
} from '@benefit/shared/counter/counter-contract';
import type {
  RedeemRequest,
  Redemption,
  RefundRow,
  ScanAnswer,
  VoidRow,
} from '@benefit/shared/counter/counter-contract';
import { IDEMPOTENCY_HEADER } from '@benefit/shared/endpoint';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Metrics } from '../platform/metrics.ts';
import { fieldProblem } from '../platform/problem.ts';
import { Serves } from '../platform/route.ts';
import { OfferService } from './offer.service.ts';
import { RefundService } from './refund.service.ts';
import { RedemptionService } from './redemption.service.ts';
import { ScanService } from './scan.service.ts';
import { AtTerminal, TerminalGuard } from './terminal.guard.ts';
import type { KnownTerminal } from './terminal.repository.ts';
import { TodayService } from './today.service.ts';

/** Printable ASCII, as a client makes it once per attempt. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,64}$/;

@ApiTags('counter')
@Controller()
@UseGuards(TerminalGuard)
export class CounterController {
  constructor(
    private readonly scans: ScanService,
    private readonly redemptions: RedemptionService,
    private readonly refunds: RefundService,
    private readonly days: TodayService,
    private readonly metrics: Metrics,
  ) {}

  @Serves(scan)
  async scan(
    @Caller() caller: Principal,
    @AtTerminal() terminal: KnownTerminal,
    @Body({ schema: scan.request }) body: { code: string },
  ): Promise<ScanAnswer> {
    const answer = await this.scans.scan(caller, terminal, body.code);
    this.metrics.scans.inc({ verdict: answer.verdict });
    return answer;
  }

  @Serves(redeem)
  async redeem(
    @Caller() caller: Principal,
    @AtTerminal() terminal: KnownTerminal,
    @Headers(IDEMPOTENCY_HEADER) key: string | undefined,
    @Body({ schema: redeem.request }) body: RedeemRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redemption> {
    const { redemption, repeated } = await this.redemptions.redeem(caller, terminal, requireKey(key), body);
    this.metrics.redemptions.inc({ outcome: repeated ? 'repeated' : 'booked' });
    if (repeated) void reply.status(200);
    return redemption;
  }

  @Serves(voidRedemption)
  void(
    @Caller() caller: Principal,
    @AtTerminal() terminal: KnownTerminal,
    @Param('redemptionId') redemptionId: string,
    @Body({ schema: voidRedemption.request }) body: { reason: string },
  ): Promise<VoidRow> {
    return this.redemptions.void(caller, terminal, redemptionId, body.reason);
  }

  @Serves(refundRedemption)
  async refund(
    @Caller() caller: Principal,
    @AtTerminal() terminal: KnownTerminal,
    @Param('redemptionId') redemptionId: string,
    @Headers(IDEMPOTENCY_HEADER) key: string | undefined,
    @Body({ schema: refundRedemption.request }) { paidBackFen }: { paidBackFen: number },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefundRow> {
    const { refund, repeated } = await this.refunds.refund(caller, terminal, requireKey(key), {
      redemptionId,
      paidBackFen,
    });
    if (repeated) void reply.status(200);
    return refund;
  }

  @Serves(today)
  today(@AtTerminal() terminal: KnownTerminal, @Query({ schema: today.query }) query: { cursor?: string }) {
    return this.days.today(terminal, query.cursor);
  }
}

/** @throws Problem `invalid-request` where a call that must be done once has no key */
function requireKey(key: string | undefined): string {
  if (key !== undefined && IDEMPOTENCY_KEY.test(key)) return key;
  throw fieldProblem({
    path: 'Idempotency-Key',
    code: 'required',
    text: '缺少操作编号（1–64 个可见字符）',
  });
}

@ApiTags('counter')
@Controller()
export class MyBenefitsController {
  constructor(private readonly offers: OfferService) {}

  @Serves(listMyBenefits)
  listMine(@Caller() caller: Principal, @Param('venueId') venueId: string) {
    return this.offers.myOffers(caller, venueId);
  }
}
