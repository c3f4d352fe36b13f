import { Injectable } from '@nestjs/common';
import type { Role } from '@benefit/shared/identity/role';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { IdentityRepository } from './identity.repository.ts';
import type { OfficerAreas } from './officer-areas.ts';
import type { Principal } from './principal.ts';

/** A place where an account has roles, such as a venue. */
export interface Membership {
  venueId: string;
  name: string;
  status: VenueStatus;
  roles: Role[];
}

/** What an account may be, from all features that give roles. */
@Injectable()
export class AccessService {
  /** Registered by the venue feature: the venues where an account works. */
  readonly membershipsOf = new Hook<{ accountId: string }, Membership[]>();

  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
  ) {}

  async membershipsFor(principal: Principal): Promise<Membership[]> {
    const found = await this.database.read((tx) =>
      this.membershipsOf.run(tx, { accountId: principal.accountId }),
    );
    return found.flat();
  }

  async rolesOf(principal: Principal, memberships: readonly Membership[]): Promise<Role[]> {
    const granted = await this.database.read((tx) => this.identities.grantedRoles(tx, principal.accountId));
    const own: Role[] = principal.kind === 'citizen' ? ['citizen'] : [];
    return [...new Set([...own, ...granted, ...memberships.flatMap((membership) => membership.roles)])];
  }

  /** Whether the caller has one of the roles; asks for those granted only where no membership gives one. */
  async hasOneOf(
    principal: Principal,
    roles: readonly Role[],
    memberships: readonly Membership[],
  ): Promise<boolean> {
    if (roles.includes('citizen') && principal.kind === 'citizen') return true;
    if (memberships.some((membership) => membership.roles.some((role) => roles.includes(role)))) return true;
    const granted = await this.database.read((tx) => this.identities.grantedRoles(tx, principal.accountId));
    return granted.some((role) => roles.includes(role));
  }

  /** Departments and offices of an officer, from the grants in force. */
  officerAreasOf(tx: Tx, accountId: string): Promise<OfficerAreas> {
    return this.identities.officerAreas(tx, accountId);
  }
}
