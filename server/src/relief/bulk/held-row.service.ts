import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { HeldRow } from '@benefit/shared/relief/bulk-contract';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { BulkDeed } from '@benefit/shared/relief/bulk-rules';
import { IdentityService } from '../../identity/identity.service.ts';
import { NoticeService } from '../../identity/notice.service.ts';
import { PersonLookupService } from '../../identity/person-lookup.service.ts';
import type { KnownPerson } from '../../identity/person-lookup.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { BulkEntryService } from './bulk-entry.service.ts';
import type { BulkRowEntity } from './bulk-report.entity.ts';
import { BulkRepository } from './bulk.repository.ts';
import type { NamedSheet } from './bulk.repository.ts';
import { BulkVault } from './bulk-vault.ts';
import { HeldRowRepository } from './held-row.repository.ts';
import { askingWords } from './row-taking.service.ts';
import { TakenDeedRepository, sameDeedKey } from './taken-deed.repository.ts';

interface Held {
  row: BulkRowEntity;
  named: NamedSheet;
  deed: BulkDeed;
}

/** What departments reported of a person and waits for the person's own consent (四: 自主自愿). */
@Injectable()
export class HeldRowService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly held: HeldRowRepository,
    private readonly sheets: BulkRepository,
    private readonly taken: TakenDeedRepository,
    private readonly campaigns: CampaignService,
    private readonly entries: BulkEntryService,
    private readonly people: PersonLookupService,
    private readonly identity: IdentityService,
    private readonly notices: NoticeService,
    private readonly vault: BulkVault,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.identity.onBound.register((tx, bound) => this.meet(tx, bound));
  }

  /** What waits for the caller's answer, the oldest first; empty for who is not bound. */
  list(caller: Principal): Promise<{ items: HeldRow[] }> {
    return this.database.read(async (tx) => {
      const found = await this.waitingFor(tx, caller);
      return { items: found.map(shownHeld) };
    });
  }

  /**
   * Records the person's answer. Agreeing makes the report, recognised by its department; the same
   * answer again changes nothing.
   *
   * @throws Problem `not-found`, `not-allowed-now` for another answer than the first, `campaign-archived`
   */
  answer(
    caller: Principal,
    heldId: string,
    agree: boolean,
  ): Promise<{ agreed: boolean; reportId: string | null }> {
    return this.database.write(async (tx) => {
      const row = await this.held.lock(tx, heldId);
      const person = await this.personOf(tx, caller);
      if (row === null || person === null || row.documentHash !== person.documentHash) {
        throw new Problem('not-found');
      }
      if (row.answeredAt !== null) {
        if ((row.reportId !== null) === agree) return { agreed: agree, reportId: row.reportId };
        throw new Problem('not-allowed-now', { detail: '您已经答复过，不能再改' });
      }
      const one = await this.opened(tx, row, person.known.name);
      if (one === null) throw new Problem('not-found');
      if (agree) await this.takeAgreed(tx, one, person);
      await this.held.answer(tx, heldId, this.clock.now(), agree ? heldId : null);
      return { agreed: agree, reportId: agree ? heldId : null };
    });
  }

  private async takeAgreed(
    tx: Tx,
    { row, named, deed }: Held,
    { known, documentHash }: { known: KnownPerson; documentHash: string },
  ): Promise<void> {
    const { campaignId, departmentId, committedBy } = named.sheet;
    await this.campaigns.requireOpen(tx, campaignId);
    const reported = await this.taken.reported(tx, campaignId, [documentHash]);
    const entry = {
      id: row.id,
      campaignId,
      departmentId,
      deed,
      documentHash,
      person: known,
      consent: `本人于 ${shanghaiDate(this.clock.now())} 在手机上同意`,
      same: reported.has(sameDeedKey({ ...deed, documentHash })),
    };
    const label = named.committedBy ?? named.uploadedBy;
    await this.entries.addAll(tx, [entry], { accountId: committedBy, unit: named.department, label });
  }

  /** What departments reported before somebody was bound meets the person now. */
  private async meet(
    tx: Tx,
    bound: { personId: string; accountId: string; documentHash: string; name: string },
  ): Promise<void> {
    const nameHash = this.entries.nameHash(bound.name);
    for (const report of await this.held.adopt(tx, { ...bound, nameHash })) {
      await this.entries.tell(tx, bound.accountId, report, report.department);
    }
    for (const row of await this.held.waiting(tx, bound.documentHash)) {
      const one = await this.opened(tx, row, bound.name);
      if (one !== null) await this.notices.notify(tx, bound.accountId, askingWords(one.named));
    }
  }

  private async personOf(
    tx: Tx,
    caller: Principal,
  ): Promise<{ known: KnownPerson; documentHash: string } | null> {
    const documentHash = await this.people.documentOf(tx, caller.personId);
    if (documentHash === null) return null;
    const known = (await this.people.byDocuments(tx, [documentHash])).get(documentHash);
    return known === undefined ? null : { known, documentHash };
  }

  private async waitingFor(tx: Tx, caller: Principal): Promise<Held[]> {
    const person = await this.personOf(tx, caller);
    if (person === null) return [];
    const found: Held[] = [];
    for (const row of await this.held.waiting(tx, person.documentHash)) {
      const one = await this.opened(tx, row, person.known.name);
      if (one !== null) found.push(one);
    }
    return found;
  }

  /** The row with its deed; null where it names somebody else by the same number, or cannot be answered. */
  private async opened(tx: Tx, row: BulkRowEntity, name: string): Promise<Held | null> {
    const named = await this.sheets.named(tx, row.bulkReportId);
    if (named === null || named.sheet.status !== 'committed' || row.outcome !== 'held') return null;
    const { deed } = this.vault.openRow(this.vault.keyOf(named.sheet), row);
    return deed === null || deed.name !== name ? null : { row, named, deed };
  }
}

function shownHeld({ row, named, deed }: Held): HeldRow {
  const category = categoryOf(deed.categoryCode);
  return {
    heldId: row.id,
    campaignTitle: named.campaignTitle,
    department: named.department,
    categoryName: category?.name ?? '',
    clause: category?.clause ?? '',
    deed: deed.deed,
    startedOn: deed.startedOn,
    endedOn: deed.endedOn,
    place: `${deed.district}${deed.place}`,
    reportedAt: (named.sheet.committedAt ?? named.sheet.uploadedAt).toISOString(),
  };
}
