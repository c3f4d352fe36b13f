import { Injectable } from '@nestjs/common';
import type { Me } from '@benefit/shared/identity/identity-contract';
import { maskDocumentNumber, maskName, maskSurname } from '@benefit/shared/identity/masking-rules';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { AccessService } from './access.service.ts';
import { CONSENT_NOTICE } from './consent-notice.ts';
import { IdentityRepository } from './identity.repository.ts';
import { IdentityService } from './identity.service.ts';
import { NoticeService } from './notice.service.ts';
import { PersonVault } from './person-vault.ts';
import type { Principal } from './principal.ts';

/** The signed-in account as its owner sees it, put together from all that knows of it. */
@Injectable()
export class MeService {
  /** Registered by the credit feature: the present grade of a person, or why there is none. */
  readonly creditOf = new Hook<{ personId: string | null }, NonNullable<Me['credit']>>();

  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly identity: IdentityService,
    private readonly vault: PersonVault,
    private readonly access: AccessService,
    private readonly notices: NoticeService,
  ) {}

  async meOf(caller: Principal): Promise<Me> {
    const memberships = await this.access.membershipsFor(caller);
    const roles = await this.access.rolesOf(caller, memberships);
    return this.database.read(async (tx) => {
      const account = await this.identities.findAccount(tx, caller.accountId);
      const personId = account?.personId ?? null;
      const citizen = caller.kind === 'citizen';
      const [credit = null] = citizen ? await this.creditOf.run(tx, { personId }) : [];
      const identity = personId === null ? null : await this.shownIdentity(tx, personId);
      const consentGiven = personId !== null && (await this.identity.holderOf(tx, personId)).consentGiven;
      return {
        accountId: caller.accountId,
        displayName: identity?.maskedName ?? caller.label,
        roles,
        identity,
        credit,
        consent: { version: CONSENT_NOTICE.version, given: consentGiven },
        venues: memberships,
        unreadNotices: await this.notices.countUnread(tx, caller.accountId),
      };
    });
  }

  private async shownIdentity(tx: Tx, personId: string): Promise<NonNullable<Me['identity']>> {
    const person = await this.identities.findPerson(tx, personId);
    if (person === null) throw new Error(`No person ${personId}`);
    const name = this.vault.nameOf(person);
    return {
      maskedName: maskName(name),
      maskedSurname: maskSurname(name),
      maskedNumber: maskDocumentNumber(this.vault.numberOf(person)),
      city: person.city,
    };
  }
}
