import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { FailedScanRepository } from './failed-scan.repository.ts';
import { TerminalRepository } from './terminal.repository.ts';

const MOST_WRONG = 10;
const WINDOW_MS = 5 * 60_000;

/**
 * Ten wrong sixteen-digit numbers in five minutes stop them at that terminal, and for that pass;
 * QR codes go on (pass.md, Numeric fallback). Counted from the failed scans that are kept anyway, so
 * that it holds across servers and restarts.
 */
@Injectable()
export class ManualEntryLimit {
  constructor(
    private readonly failedScans: FailedScanRepository,
    private readonly terminals: TerminalRepository,
    private readonly clock: Clock,
  ) {}

  /** Locks the terminal and counts. @throws Problem `too-many-requests` with the seconds to wait */
  async admitTerminal(tx: Tx, terminalId: string): Promise<void> {
    await this.terminals.lock(tx, terminalId);
    await this.admit(tx, { column: 'terminal_id', id: terminalId });
  }

  /** For a pass that the caller has locked. @throws Problem `too-many-requests` */
  async admitPass(tx: Tx, passId: string): Promise<void> {
    await this.admit(tx, { column: 'pass_id', id: passId });
  }

  private async admit(tx: Tx, by: { column: 'terminal_id' | 'pass_id'; id: string }): Promise<void> {
    const now = this.clock.now().getTime();
    const wrong = await this.failedScans.wrongDigits(tx, by, new Date(now - WINDOW_MS));
    const decisive = wrong[wrong.length - MOST_WRONG];
    if (decisive === undefined) return;
    throw new Problem('too-many-requests', {
      detail: '数字输错次数过多，请改用扫码，或稍后再试',
      retryAfterSeconds: Math.max(1, Math.ceil((decisive.getTime() + WINDOW_MS - now) / 1000)),
    });
  }
}
