import { Injectable } from '@nestjs/common';
import { endOfShanghaiDay, startOfShanghaiDay } from '@benefit/shared/shanghai-time';
import type { StaffMember, StaffRole } from '@benefit/shared/venue/staff-contract';
import { AuditService } from '../identity/audit.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Principal } from '../identity/principal.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import { Clock } from '../platform/clock.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { Database } from '../platform/database.ts';
import { newDigits, newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { StaffRepository } from './staff.repository.ts';
import { VenueAccessService } from './venue-access.service.ts';
import { VenueRepository } from './venue.repository.ts';

const CODE_LIFE_MS = 10 * 60_000;

/** A venue's people: who they are and what they did today, who joins, and who leaves. */
@Injectable()
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly venues: VenueRepository,
    private readonly staff: StaffRepository,
    private readonly book: LedgerBookService,
    private readonly identity: IdentityService,
    private readonly audit: AuditService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` for a venue that the caller does not manage */
  async list(caller: Principal, venueId: string): Promise<{ venueName: string; items: StaffMember[] }> {
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const { name: venueName } = await this.access.managed(tx, caller, venueId);
      const people = await this.staff.ofVenue(tx, venueId);
      const names = await this.identity.shownNames(
        tx,
        people.map(({ accountId }) => accountId),
      );
      const today = await this.book.countsByAccount(tx, {
        venueId,
        from: startOfShanghaiDay(now),
        until: endOfShanghaiDay(now),
      });
      return {
        venueName,
        items: people.map(({ id, accountId, role, addedAt }) => ({
          staffId: id,
          name: names.get(accountId) ?? '',
          role,
          addedAt: addedAt.toISOString(),
          self: accountId === caller.accountId,
          today: today.get(accountId) ?? { redemptions: 0, voids: 0, returns: 0 },
        })),
      };
    });
  }

  /** @throws Problem `not-found` for a venue that the caller does not manage */
  async invite(
    caller: Principal,
    venueId: string,
    role: StaffRole,
  ): Promise<{ code: string; expiresAt: string }> {
    const now = this.clock.now();
    const code = newDigits();
    const expiresAt = new Date(now.getTime() + CODE_LIFE_MS);
    await this.database.write(async (tx) => {
      await this.access.managed(tx, caller, venueId);
      await this.staff.addInvite(tx, {
        id: newId(now),
        codeHash: this.codeHash(code),
        venueId,
        role,
        issuedBy: caller.accountId,
        expiresAt,
        usedBy: null,
      });
    });
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Joins the venue of a code. A code whose manager has left since is good for nothing.
   *
   * @throws Problem `invite-invalid` for a code that is wrong, used or expired, `already-staff`
   */
  async accept(
    caller: Principal,
    code: string,
  ): Promise<{ venueId: string; venueName: string; role: StaffRole }> {
    return this.database.write(async (tx) => {
      const now = this.clock.now();
      const invite = await this.staff.findInvite(tx, this.codeHash(code.replace(/[\s-]/g, '')));
      if (invite === null || invite.expiresAt <= now || invite.usedBy !== null) throw inviteInvalid();
      const { venueId, role, issuedBy } = invite;
      await this.staff.lock(tx, venueId);
      const people = await this.staff.ofVenue(tx, venueId);
      const stillManages = people.some((one) => one.accountId === issuedBy && one.role === 'manager');
      const venue = await this.venues.findVenue(tx, venueId);
      if (!stillManages || venue === null) throw inviteInvalid();
      if (people.some((one) => one.accountId === caller.accountId && one.role === role)) {
        throw new Problem('already-staff', { retry: false });
      }
      if (!(await this.staff.useInvite(tx, invite.id, caller.accountId))) throw inviteInvalid();
      const id = newId(now);
      const { accountId } = caller;
      await this.staff.add(tx, { id, venueId, accountId, role, addedAt: now, removedAt: null });
      await this.audit.record(tx, caller, 'staff-joined', {
        venueId,
        staffId: id,
        role,
        invitedBy: issuedBy,
      });
      return { venueId, venueName: venue.name, role };
    });
  }

  /**
   * Takes somebody off at once. The ledger keeps their name with what they did.
   *
   * @throws Problem `not-found`, `last-manager`
   */
  async remove(caller: Principal, venueId: string, staffId: string): Promise<void> {
    await this.database.write(async (tx) => {
      await this.staff.lock(tx, venueId);
      await this.access.managed(tx, caller, venueId);
      const people = await this.staff.ofVenue(tx, venueId);
      const leaving = people.find(({ id }) => id === staffId);
      if (leaving === undefined) throw new Problem('not-found', { detail: '没有这位工作人员' });
      const managers = people.filter(({ role }) => role === 'manager');
      if (leaving.role === 'manager' && managers.length === 1)
        throw new Problem('last-manager', { retry: false });
      await this.staff.remove(tx, staffId, this.clock.now());
      await this.audit.record(tx, caller, 'staff-removed', { venueId, staffId, role: leaving.role });
    });
  }

  private codeHash(code: string): string {
    return this.cipher.lookupHash('staff-invite', code);
  }
}

const inviteInvalid = (): Problem => new Problem('invite-invalid', { fixableBy: 'venue', retry: false });
