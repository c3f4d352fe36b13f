import { Injectable } from '@nestjs/common';
import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import type { OfferedBenefit, ScanAnswer } from '@benefit/shared/counter/counter-contract';
import { maskSurname } from '@benefit/shared/identity/masking-rules';
import { parseManualCode } from '@benefit/shared/pass/manual-code';
import { holderRefusal } from '@benefit/shared/refusal';
import type { HolderRefusal, RefusalCode } from '@benefit/shared/refusal';
import { HolderService } from '../enterprise/holder.service.ts';
import { IdentityService } from '../identity/identity.service.ts';
import { LookService } from '../identity/look.service.ts';
import type { Principal } from '../identity/principal.ts';
import { OpenWaiverService } from '../ledger/open-waiver.service.ts';
import { LedgerService } from '../ledger/ledger.service.ts';
import { PassCheckService } from '../pass/pass-check.service.ts';
import type { IssuedCredential, PassCheck } from '../pass/pass-check.service.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { ApplicationService } from '../venue/application/application.service.ts';
import { VenueService } from '../venue/venue.service.ts';
import type { ScanEntry } from './failed-scan.entity.ts';
import { ManualEntryLimit } from './manual-entry-limit.ts';
import { OfferService } from './offer.service.ts';
import { RefusalService } from './refusal.service.ts';
import { ReturnService } from './return.service.ts';
import { ScanReceipts } from './scan-receipt.ts';
import type { KnownTerminal } from './terminal.repository.ts';

type Verdict = Exclude<ScanAnswer['verdict'], 'ok'> & RefusalCode;

/** What a scan found: an offer to the holder, or why there is none. */
type Finding =
  | {
      ok: true;
      pass: IssuedCredential;
      step: number;
      /** Of who shows it. */
      maskedName: string;
      enterpriseName: string | null;
      benefits: OfferedBenefit[];
      openWaivers: OpenWaiver[];
    }
  | {
      ok: false;
      verdict: Verdict;
      pass: IssuedCredential | null;
      holderRefusal: HolderRefusal | null;
      used?: { usedAt: string; venueName: string };
    };

/** Verifies what a till read and says what its holder can have here (pass.md, At the counter). */
@Injectable()
export class ScanService {
  constructor(
    private readonly database: Database,
    private readonly checks: PassCheckService,
    private readonly ledger: LedgerService,
    private readonly holders: HolderService,
    private readonly identity: IdentityService,
    private readonly looks: LookService,
    private readonly venues: VenueService,
    private readonly applications: ApplicationService,
    private readonly offers: OfferService,
    private readonly refusals: RefusalService,
    private readonly returns: ReturnService,
    private readonly waivers: OpenWaiverService,
    private readonly receipts: ScanReceipts,
    private readonly manualLimit: ManualEntryLimit,
  ) {}

  /**
   * Consumes nothing: scanning twice is harmless. Any text gets a verdict.
   *
   * @throws Problem `venue-not-live`, and `too-many-requests` for sixteen-digit numbers only
   */
  async scan(caller: Principal, terminal: KnownTerminal, text: string): Promise<ScanAnswer> {
    const manual = parseManualCode(text);
    const { finding, venueName } =
      manual === null ? await this.scanCode(terminal, text) : await this.scanDigits(terminal, manual, text);
    if (!finding.ok) return this.refusalAnswer(finding);
    const { pass, step, maskedName, enterpriseName, benefits, openWaivers } = finding;
    this.looks.note({
      personId: pass.personId,
      accountId: caller.accountId,
      byText: `${venueName} 收银员`,
      what: enterpriseName === null ? `姓氏（${maskedName}）与可享优惠` : `姓氏（${maskedName}），代企业出示`,
      reason: '扫信用优惠码',
    });
    const scan = this.receipts.write({
      passId: pass.id,
      step,
      terminalId: terminal.id,
      venueId: terminal.venueId,
    });
    const holder = {
      maskedName,
      kind: pass.holderKind,
      ...(enterpriseName === null ? {} : { enterpriseName }),
    };
    return { verdict: 'ok', scan, holder, benefits, openWaivers };
  }

  private async scanCode(
    terminal: KnownTerminal,
    text: string,
  ): Promise<{ finding: Finding; venueName: string }> {
    const found = await this.database.read(async (tx) => {
      const { name } = await this.venues.requireLive(tx, terminal.venueId);
      return {
        finding: await this.find(tx, terminal, await this.checks.checkCode(tx, text)),
        venueName: name,
      };
    });
    const { finding, venueName } = found;
    if (!finding.ok)
      await this.database.write((tx) => this.keep(tx, terminal, 'qr', finding, venueName, text));
    return found;
  }

  /** In one transaction with the tries before, so that no burst slips past the limit. */
  private scanDigits(
    terminal: KnownTerminal,
    { number, digits }: { number: string; digits: string },
    text: string,
  ): Promise<{ finding: Finding; venueName: string }> {
    return this.database.write(async (tx) => {
      const { name } = await this.venues.requireLive(tx, terminal.venueId);
      await this.manualLimit.admitTerminal(tx, terminal.id);
      const pass = await this.checks.lockByNumber(tx, number);
      if (pass !== null) await this.manualLimit.admitPass(tx, pass.id);
      const check: PassCheck =
        pass === null ? { verdict: 'bad-signature', pass: null } : this.checks.checkDigits(pass, digits);
      const finding = await this.find(tx, terminal, check);
      if (!finding.ok) await this.keep(tx, terminal, 'digits', finding, name, text);
      return { finding, venueName: name };
    });
  }

  private async find(tx: Tx, terminal: KnownTerminal, check: PassCheck): Promise<Finding> {
    if (check.verdict !== 'ok' && check.verdict !== 'refused') {
      return { ok: false, verdict: check.verdict, pass: check.pass, holderRefusal: null };
    }
    const { pass, step } = check;
    // also of a pass that died with the consent: were that told first, a till could tell it from a block
    const used = await this.ledger.findByCode(tx, pass.id, step);
    if (used !== null) {
      const usedThen = { usedAt: used.bookedAt.toISOString(), venueName: used.venueName };
      return { ok: false, verdict: 'already-used', pass, holderRefusal: null, used: usedThen };
    }
    const refused = (reason: HolderRefusal): Finding => ({
      ok: false,
      verdict: 'refused',
      pass,
      holderRefusal: reason,
    });
    if (check.verdict === 'refused') return refused(holderRefusal('consent-missing'));
    const standing = await this.holders.standingOf(tx, pass);
    if (!standing.ok) return refused(standing.refusal);
    if (!(await this.applications.admits(tx, pass, terminal.venueId)))
      return { ok: false, verdict: 'not-admitted', pass, holderRefusal: null };
    const maskedName = maskSurname(this.identity.nameOf(standing.shower));
    const enterpriseName = standing.enterprise?.name ?? null;
    const open = await this.waivers.openOf(tx, pass);
    const here = open.filter(({ venueId }) => venueId === terminal.venueId);
    return {
      ok: true,
      pass,
      step,
      maskedName,
      enterpriseName,
      benefits: await this.offers.offersTo(tx, pass, standing.grade, { venueId: terminal.venueId, open }),
      openWaivers: await this.returns.shown(tx, here, () => enterpriseName ?? maskedName),
    };
  }

  private keep(
    tx: Tx,
    terminal: KnownTerminal,
    entry: ScanEntry,
    finding: Extract<Finding, { ok: false }>,
    venueName: string,
    text: string,
  ): Promise<void> {
    const { verdict: code, pass, holderRefusal: reason } = finding;
    return this.refusals.keep(tx, {
      terminalId: terminal.id,
      venueName,
      entry,
      code,
      pass,
      holderRefusal: reason,
      text,
    });
  }

  private refusalAnswer({ verdict, used }: Extract<Finding, { ok: false }>): ScanAnswer {
    const refusal = this.refusals.forTill(verdict);
    if (verdict !== 'already-used') return { verdict, refusal };
    if (used === undefined) throw new Error('A used code without its use');
    return { verdict, refusal, ...used };
  }
}
