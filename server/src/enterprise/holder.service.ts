import { Injectable } from '@nestjs/common';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import { maskSurname } from '@benefit/shared/identity/masking-rules';
import { askRepresentative } from '@benefit/shared/refusal';
import type { HolderRefusal } from '@benefit/shared/refusal';
import { CreditService } from '../credit/credit.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import type { Holder } from '../identity/identity.service.ts';
import type { Tx } from '../platform/database.ts';
import { EnterpriseService } from './enterprise.service.ts';

/** Whom a pass was issued to: a person, or an enterprise through the person who shows it. */
export interface PassHolder {
  /** Who shows it. */
  personId: string;
  /** Null for a person's own. */
  enterpriseId: string | null;
}

/** The enterprise behind a pass. */
export interface ShownEnterprise {
  id: string;
  name: string;
  representativeId: string;
}

/** Whether a holder may have benefits now, at which grade, and by which rule. */
export type HolderStanding =
  | {
      ok: true;
      /** Who shows the pass. */
      shower: Holder;
      enterprise: ShownEnterprise | null;
      grade: Grade;
      /** The holder's own; null for an enterprise, whose row never has its representative's (附件2). */
      scoreHundredths: number | null;
      policyVersion: string;
      clause: string;
    }
  /** In words for who shows the pass. */
  | { ok: false; refusal: HolderRefusal };

/** What a benefit is counted under: the person, or the enterprise whoever shows its pass. */
export const holderIdOf = ({ personId, enterpriseId }: PassHolder): string => enterpriseId ?? personId;

/** Persons and enterprises alike, as passes, tills and the ledger meet them. */
@Injectable()
export class HolderService {
  constructor(
    private readonly credit: CreditService,
    private readonly identity: IdentityService,
    private readonly enterprises: EnterpriseService,
  ) {}

  /**
   * What holds at this moment; decided anew at each scan and each redemption. Who shows an enterprise's
   * pass must be free to: not blocked, and with consent. Whether that person still may show it is the
   * pass's matter, which dies with the right.
   */
  async standingOf(tx: Tx, { personId, enterpriseId }: PassHolder): Promise<HolderStanding> {
    if (enterpriseId === null) {
      const standing = await this.credit.standingOf(tx, personId);
      return standing.ok ? { ...standing, shower: standing.holder, enterprise: null } : standing;
    }
    const free = await this.credit.freeToTakePart(tx, personId);
    if (!free.ok) return free;
    const enterprise = await this.enterprises.find(tx, enterpriseId);
    const credit = await this.enterprises.creditOf(tx, enterprise);
    const { id, name, representativeId } = enterprise;
    if (!credit.ok) {
      const represents = representativeId === personId;
      return { ok: false, refusal: represents ? credit.refusal : askRepresentative(credit.refusal) };
    }
    const { grade, policyVersion, clause } = credit;
    return {
      ok: true,
      shower: free.holder,
      enterprise: { id, name, representativeId },
      ...{ grade, scoreHundredths: null, policyVersion, clause },
    };
  }

  /**
   * What a till calls the holders of several uses: 张** for a person, the registered name for an
   * enterprise.
   */
  async tillNames(tx: Tx, holders: readonly PassHolder[]): Promise<(holder: PassHolder) => string> {
    const people = holders.filter(({ enterpriseId }) => enterpriseId === null);
    const names = await this.identity.namesOf(
      tx,
      people.map(({ personId }) => personId),
    );
    const enterprises = await this.enterprises.namesOf(
      tx,
      holders.flatMap(({ enterpriseId }) => enterpriseId ?? []),
    );
    return ({ personId, enterpriseId }) =>
      enterpriseId === null
        ? maskSurname(names.get(personId) ?? '')
        : (enterprises.get(enterpriseId)?.name ?? '');
  }
}
