import { Injectable } from '@nestjs/common';
import { holderIdOf } from '../enterprise/holder.service.ts';
import type { PassHolder } from '../enterprise/holder.service.ts';
import type { Tx } from '../platform/database.ts';
import { OpenWaiverRepository } from './open-waiver.repository.ts';
import type { OpenUse } from './open-waiver.repository.ts';

export type { OpenUse };

/** Deposits that were waived and for which nothing has come back yet (rule 8). */
@Injectable()
export class OpenWaiverService {
  constructor(private readonly waivers: OpenWaiverRepository) {}

  /** How many of a benefit a holder has open; no other can be opened for the holder until the transaction ends. */
  async countHeld(tx: Tx, holder: PassHolder, benefitId: string): Promise<number> {
    await this.waivers.lockHolder(tx, holder);
    return this.waivers.count(tx, holderIdOf(holder), benefitId);
  }

  /** What a holder has open, at any venue, oldest first. */
  openOf(tx: Tx, holder: PassHolder): Promise<OpenUse[]> {
    return this.waivers.openOf(tx, holderIdOf(holder));
  }

  openAt(tx: Tx, venueId: string, after: string | null, number: number | undefined): Promise<OpenUse[]> {
    return this.waivers.openAt(tx, venueId, after, number);
  }

  countAt(tx: Tx, venueId: string): Promise<number> {
    return this.waivers.countAt(tx, venueId);
  }
}
