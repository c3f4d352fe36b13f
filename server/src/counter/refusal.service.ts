import { Injectable } from '@nestjs/common';
import type { TillRefusal } from '@benefit/shared/counter/counter-contract';
import { REFUSALS } from '@benefit/shared/refusal';
import type { HolderRefusal, RefusalCode } from '@benefit/shared/refusal';
import { shanghaiClock } from '@benefit/shared/shanghai-time';
import { NoticeService } from '../identity/notice.service.ts';
import type { IssuedCredential } from '../pass/pass-check.service.ts';
import { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { ScanEntry } from './failed-scan.entity.ts';
import { FailedScanRepository } from './failed-scan.repository.ts';

const TEXT_LIMIT = 300;

/** What is kept of a refused scan or redemption. */
export interface Refused {
  terminalId: string;
  venueName: string;
  entry: ScanEntry;
  code: RefusalCode | 'benefit-not-offered';
  pass: IssuedCredential | null;
  /** The reason that lies with the holder, behind a `refused`; for the holder alone. */
  holderRefusal: HolderRefusal | null;
  text: string;
}

/** Says no: one word for the till, the whole reason for the holder, a row for both. */
@Injectable()
export class RefusalService {
  constructor(
    private readonly failedScans: FailedScanRepository,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /** What the till may hear. Every reason of the holder's is the same `refused` (rule 23). */
  forTill(code: RefusalCode): TillRefusal {
    const { text, fixableBy, retry } = REFUSALS[code];
    return { code, text, fixableBy, retry };
  }

  /** Keeps the refusal, and tells the holder at once where the reason is the holder's to know. */
  async keep(tx: Tx, refused: Refused): Promise<void> {
    const at = this.clock.now();
    const { terminalId, entry, code, pass, holderRefusal, text } = refused;
    await this.failedScans.add(tx, {
      id: newId(at),
      terminalId,
      entry,
      verdict: code,
      reason: holderRefusal?.code ?? null,
      passId: pass?.id ?? null,
      text: cut(text),
      scannedAt: at,
    });
    if (pass !== null && (code === 'refused' || code === 'revoked'))
      await this.tellHolder(tx, pass, refused, at);
  }

  private async tellHolder(
    tx: Tx,
    pass: IssuedCredential,
    { venueName, holderRefusal }: Refused,
    at: Date,
  ): Promise<void> {
    const reason = holderRefusal ?? REFUSALS.revoked;
    await this.notices.notify(tx, pass.accountId, {
      kind: 'refused',
      title: '本次未能享受优惠',
      text: `${shanghaiClock(at)} 在${venueName}：${reason.text}`,
      clause: reason.clause,
    });
  }
}

/** Cuts by whole characters and drops what no column should hold: unpaired surrogates, NUL. */
const cut = (text: string): string =>
  Array.from(text.replaceAll('\0', '').toWellFormed()).slice(0, TEXT_LIMIT).join('');
