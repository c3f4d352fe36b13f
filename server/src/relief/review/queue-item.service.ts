import { Injectable } from '@nestjs/common';
import { maskName } from '@benefit/shared/identity/masking-rules';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { Claim, QueueItem } from '@benefit/shared/relief/review-contract';
import { IdentityService } from '../../identity/identity.service.ts';
import type { Tx } from '../../platform/database.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportVault } from '../report/report-vault.ts';
import type { SealedContent } from '../report/report-vault.ts';
import { ClaimRepository } from './claim.repository.ts';
import type { ClaimRow } from './claim.repository.ts';
import { shownClock } from './review-clock.service.ts';
import { ReviewLookupRepository } from './review-lookup.repository.ts';
import { ReviewSettingsService } from './review-settings.service.ts';

/** A report opened for a list: its row, what is sealed of it, and the name it is about. */
export interface OpenedReport {
  row: ReportRow;
  content: SealedContent;
  /** In full; only what is masked may leave the server. */
  name: string;
  documentNumber: string;
  campaignTitle: string;
  department: string | null;
}

/** Turns rows of the queue into what officers read of them. */
@Injectable()
export class QueueItemService {
  constructor(
    private readonly lookups: ReviewLookupRepository,
    private readonly claims: ClaimRepository,
    private readonly settings: ReviewSettingsService,
    private readonly vault: ReportVault,
    private readonly identities: IdentityService,
  ) {}

  /** The reports with these ids, opened, in the ids' order. */
  async open(tx: Tx, ids: readonly string[]): Promise<OpenedReport[]> {
    const rows = await this.lookups.reports(tx, ids);
    if (rows.length === 0) return [];
    const titles = await this.lookups.campaignTitles(
      tx,
      rows.map(({ campaignId }) => campaignId),
    );
    const departments = await this.lookups.departmentNames(
      tx,
      rows.flatMap(({ departmentId }) => departmentId ?? []),
    );
    const people = await this.identities.provedPeople(
      tx,
      rows.flatMap(({ personId }) => personId ?? []),
    );
    const peopleById = new Map(people.map((person) => [person.personId, person]));
    return rows.map((row) => {
      const content = this.vault.openContent(row);
      return {
        row,
        content,
        ...subjectOf(content, peopleById.get(row.personId ?? '')),
        campaignTitle: titles.get(row.campaignId) ?? '',
        department: departments.get(row.departmentId ?? '') ?? null,
      };
    });
  }

  /** The same as items of the queue, for the officer with this account. */
  async itemsOf(tx: Tx, ids: readonly string[], accountId: string, at: Date): Promise<QueueItem[]> {
    const opened = await this.open(tx, ids);
    const claims = await this.claims.claimsOn(tx, ids, at);
    const terms = await this.settings.termsAt(tx, at);
    return opened.map(({ row, content, name, campaignTitle, department }) => {
      const category = categoryOf(row.categoryCode);
      const claim = claims.get(row.id);
      return {
        reportId: row.id,
        number: row.number,
        version: row.version,
        status: row.state,
        holder: row.holder,
        maskedName: shownName(row, name),
        campaignTitle,
        categoryCode: row.categoryCode,
        categoryName: category?.name ?? '',
        clause: category?.clause ?? '',
        deed: content.deed,
        district: row.district,
        department,
        origin: row.origin,
        submittedAt: row.submittedAt?.toISOString() ?? null,
        clock: shownClock(row, terms, at),
        claim: claim === undefined ? null : shownClaim(claim, accountId),
        hints: hintsOf(row),
      };
    });
  }
}

/** Who a report is about: what the department stated, else the bound person. */
function subjectOf(
  { subject }: SealedContent,
  person: { name: string; documentNumber: string } | undefined,
): { name: string; documentNumber: string } {
  if (subject?.kind === 'enterprise') return { name: subject.name, documentNumber: subject.creditCode };
  const { name = '', documentNumber = '' } = subject ?? person ?? {};
  return { name, documentNumber };
}

/** An enterprise's name is public; a person's is masked. */
export const shownName = ({ holder }: Pick<ReportRow, 'holder'>, name: string): string =>
  holder === 'enterprise' ? name : maskName(name);

export const shownClaim = ({ accountId, label, until }: ClaimRow, own: string): Claim => ({
  by: label,
  mine: accountId === own,
  until: until.toISOString(),
});

const hintsOf = ({ hints }: ReportRow): QueueItem['hints'] =>
  hints === '' ? [] : (hints.split(',') as QueueItem['hints']);
