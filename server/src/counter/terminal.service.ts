import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import { newDigits, newId, newToken } from '../platform/ids.ts';
import { Mode } from '../platform/mode.ts';
import { Problem } from '../platform/problem.ts';
import { AccessService } from '../identity/access.service.ts';
import type { Membership } from '../identity/access.service.ts';
import type { Principal } from '../identity/principal.ts';
import { VenueService } from '../venue/venue.service.ts';
import { TerminalRepository } from './terminal.repository.ts';
import type { KnownTerminal } from './terminal.repository.ts';

const CODE_LIFE_MS = 10 * 60_000;
/** When a terminal was last seen is told to the minute; writing it with each call would be waste. */
const SEEN_EVERY_MS = 60_000;

/** Enrols and revokes the phones and PCs that may scan for a venue (rule 24). */
@Injectable()
export class TerminalService {
  private readonly seenAt = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly terminals: TerminalRepository,
    private readonly venues: VenueService,
    private readonly access: AccessService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly mode: Mode,
  ) {}

  /** A one-time code for a venue that the caller manages. @throws Problem `not-found` for another's */
  async issueCode(caller: Principal, venueId: string): Promise<{ code: string; expiresAt: string }> {
    await this.requireManager(caller, venueId);
    return this.newCode(caller, venueId);
  }

  /** A code of the caller's own venue, so that a visitor of the demonstration can play the cashier alone. */
  async issueDemoCode(caller: Principal): Promise<{ code: string; expiresAt: string }> {
    if (!this.mode.demo) throw new Problem('demo-only');
    const [venue] = await this.access.membershipsFor(caller);
    if (venue === undefined) throw new Problem('role-required');
    return this.newCode(caller, venue.venueId);
  }

  /** @throws Problem `terminal-code-invalid` for a code that is wrong, used, expired or another venue's */
  async enrol(
    caller: Principal,
    { code, name }: { code: string; name: string },
  ): Promise<{ terminalId: string; terminalToken: string; venue: { venueId: string; name: string } }> {
    const codeHash = this.cipher.lookupHash('terminal-code', code.replace(/[\s-]/g, ''));
    const memberships = await this.access.membershipsFor(caller);
    return this.database.write(async (tx) => {
      const found = await this.terminals.findCode(tx, codeHash);
      const now = this.clock.now();
      const venue = memberships.find((membership) => membership.venueId === found?.venueId);
      if (found === null || found.expiresAt <= now || venue === undefined) throw codeInvalid();
      const terminalToken = newToken();
      const id = newId(now);
      await this.terminals.add(tx, {
        id,
        venueId: venue.venueId,
        name,
        tokenHash: tokenHash(terminalToken),
        enrolledBy: caller.accountId,
        enrolledAt: now,
        lastSeenAt: now,
        revokedAt: null,
      });
      if (!(await this.terminals.useCode(tx, found.id, id))) throw codeInvalid();
      return { terminalId: id, terminalToken, venue: { venueId: venue.venueId, name: venue.name } };
    });
  }

  /**
   * The terminal behind a token, for somebody who works at its venue.
   *
   * @param memberships of the caller
   * @throws Problem `terminal-required`, `terminal-revoked`, `role-required` at another venue's terminal
   */
  async terminalFor(memberships: readonly Membership[], token: string | undefined): Promise<KnownTerminal> {
    if (token === undefined || token === '') throw new Problem('terminal-required');
    const terminal = await this.database.read((tx) => this.terminals.findByToken(tx, tokenHash(token)));
    if (terminal === null) throw new Problem('terminal-required');
    if (terminal.revoked) throw new Problem('terminal-revoked', { fixableBy: 'venue', retry: false });
    const here = memberships.find((membership) => membership.venueId === terminal.venueId);
    if (!here?.roles.some((role) => role === 'cashier' || role === 'manager'))
      throw new Problem('role-required', { detail: '您不是这家网点的工作人员' });
    await this.noteSeen(terminal.id);
    return terminal;
  }

  async current(terminal: KnownTerminal) {
    const venue = await this.database.read((tx) => this.venues.presenceOf(tx, terminal.venueId));
    if (venue === null) throw new Error(`No venue ${terminal.venueId}`);
    return {
      terminalId: terminal.id,
      name: terminal.name,
      venue: { venueId: terminal.venueId, name: venue.name },
      stopped: venue.stopped,
    };
  }

  /** @throws Problem `not-found` for a venue that the caller does not manage */
  async list(caller: Principal, venueId: string) {
    await this.requireManager(caller, venueId);
    const rows = await this.database.read((tx) => this.terminals.ofVenue(tx, venueId));
    return {
      items: rows.map((row) => ({
        terminalId: row.id,
        name: row.name,
        enrolledAt: row.enrolledAt.toISOString(),
        lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
        revoked: row.revokedAt !== null,
      })),
    };
  }

  /** @throws Problem `not-found` for another venue's, or a terminal that does not exist */
  async revoke(caller: Principal, venueId: string, terminalId: string): Promise<void> {
    await this.requireManager(caller, venueId);
    const found = await this.database.write((tx) =>
      this.terminals.revoke(tx, venueId, terminalId, this.clock.now()),
    );
    if (!found) throw new Problem('not-found', { detail: '没有这个终端' });
  }

  private async requireManager(caller: Principal, venueId: string): Promise<void> {
    const manages = await this.database.read((tx) =>
      this.venues.worksAt(tx, caller.accountId, venueId, ['manager']),
    );
    if (!manages) throw new Problem('not-found', { detail: '没有这个网点' });
  }

  private async newCode(caller: Principal, venueId: string): Promise<{ code: string; expiresAt: string }> {
    const now = this.clock.now();
    const code = newDigits();
    const expiresAt = new Date(now.getTime() + CODE_LIFE_MS);
    await this.database.write((tx) =>
      this.terminals.addCode(tx, {
        id: newId(now),
        codeHash: this.cipher.lookupHash('terminal-code', code),
        venueId,
        issuedBy: caller.accountId,
        expiresAt,
        terminalId: null,
      }),
    );
    return { code, expiresAt: expiresAt.toISOString() };
  }

  private async noteSeen(id: string): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - (this.seenAt.get(id) ?? 0) < SEEN_EVERY_MS) return;
    this.seenAt.set(id, now.getTime());
    await this.database.write((tx) => this.terminals.seen(tx, id, now));
  }
}

const codeInvalid = (): Problem => new Problem('terminal-code-invalid', { fixableBy: 'venue', retry: false });

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
