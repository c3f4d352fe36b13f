import { Inject, Injectable } from '@nestjs/common';
import { isCityOffice } from '@benefit/shared/identity/office';
import {
  COMMITMENT_VERSION,
  DEFAULT_COMMITMENT,
  commitmentTemplateFault,
  commitmentText,
} from '@benefit/shared/venue/commitment-rules';
import type { SignerRole } from '@benefit/shared/venue/commitment-rules';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import { isWritten } from '@benefit/shared/venue/joining-rules';
import { AccessService } from '../../identity/access.service.ts';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { CONFIG } from '../../platform/config.ts';
import type { Config } from '../../platform/config.ts';
import { sha256Of } from '../../platform/crypto/digest.ts';
import { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import type { VenueRow } from '../venue.entity.ts';
import type { VenueCommitment } from './commitment.entity.ts';
import { CommitmentRepository } from './commitment.repository.ts';
import { JoiningRepository } from './joining.repository.ts';

const signerPlace = (row: string) => ({ table: 'venue_commitment', column: 'signer', row });

/** The words that are signed now. */
export interface CommitmentWords {
  version: string;
  text: string;
  /** False for the product's own words. */
  official: boolean;
}

/** The commitment of 附件3: its words, the signature under them, its seal and its receipt. */
@Injectable()
export class CommitmentService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly commitments: CommitmentRepository,
    private readonly joinings: JoiningRepository,
    private readonly audit: AuditService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  template(): Promise<CommitmentWords> {
    return this.database.read((tx) => this.wordsNow(tx));
  }

  /**
   * Puts official words in place of those in force. What was signed keeps its own.
   *
   * @throws Problem `role-required` for other offices than the city's, `out-of-date`, `invalid-request`
   */
  async replaceTemplate(caller: Principal, seen: string, text: string): Promise<CommitmentWords> {
    const fault = commitmentTemplateFault(text);
    if (fault !== null) throw fieldProblem({ path: 'text', code: 'incomplete', text: fault });
    return this.database.write(async (tx) => {
      const { offices } = await this.access.officerAreasOf(tx, caller.accountId);
      if (!offices.some(isCityOffice))
        throw new Problem('role-required', { detail: '承诺书正文由市信用办发布' });
      const now = await this.wordsNow(tx);
      if (now.version !== seen) throw new Problem('out-of-date', { changes: ['承诺书正文刚发布了新版'] });
      const version = ((await this.commitments.latestTemplate(tx))?.version ?? 0) + 1;
      const { accountId } = caller;
      await this.commitments.addTemplate(tx, { version, text, accountId, publishedAt: this.clock.now() });
      await this.audit.record(tx, caller, 'commitment-template-replaced', { version });
      return this.wordsNow(tx);
    });
  }

  /** Signs in the caller's transaction, after it was seen that the caller may. @throws Problem `out-of-date` */
  async sign(
    tx: Tx,
    { caller, venueId, unitName }: { caller: Principal; venueId: string; unitName: string },
    { signerName, signerRole, sha256 }: { signerName: string; signerRole: SignerRole; sha256: string },
  ): Promise<void> {
    const { text, version } = await this.textFor(tx, unitName);
    if (sha256Of(text) !== sha256)
      throw new Problem('out-of-date', { changes: ['承诺书内容有变化，请重新阅读后签署'] });
    const at = this.clock.now();
    const id = newId(at);
    await this.commitments.add(tx, {
      id,
      venueId,
      text,
      sha256,
      templateVersion: version,
      signerSealed: this.cipher.seal(signerName.trim(), signerPlace(id)),
      signerRole,
      accountId: caller.accountId,
      signedAt: at,
      acknowledgedBy: null,
      acknowledgedAt: null,
    });
  }

  /** @throws Problem `not-found` where another one is the last, `not-allowed-now` where it was received */
  async acknowledge(tx: Tx, caller: Principal, venueId: string, commitmentId: string): Promise<void> {
    const last = await this.commitments.latest(tx, venueId);
    if (last?.id !== commitmentId) throw new Problem('not-found', { detail: '没有这份承诺书' });
    if (last.acknowledgedAt !== null) throw new Problem('not-allowed-now', { detail: '这份承诺书已经签收' });
    await this.commitments.acknowledge(tx, commitmentId, caller.accountId, this.clock.now());
    await this.audit.record(tx, caller, 'commitment-acknowledged', { venueId, commitmentId });
  }

  /** Whether a venue has signed what it would sign now, and whether the seal is there or not asked for. */
  async stateOf(tx: Tx, venue: VenueRow, unitName: string): Promise<{ signed: boolean; sealed: boolean }> {
    const last = await this.commitments.latest(tx, venue.id);
    const signed = last !== null && (await this.isInForce(tx, venue, unitName, last));
    // once it was handed in, its scan stays (`VenueFileService`)
    if (this.config.electronicSeals || !isWritten(venue.status)) return { signed, sealed: true };
    const files = await this.joinings.files(tx, venue.id);
    const sealed = files.some(
      ({ purpose, state, createdAt }) =>
        // what was sealed before the last signature is another text
        purpose === 'seal' && state === 'ready' && last !== null && createdAt >= last.signedAt,
    );
    return { signed, sealed };
  }

  async shown(
    tx: Tx,
    venue: VenueRow,
    unitName: string,
  ): Promise<Pick<Joining, 'commitment' | 'commitmentText' | 'commitmentSha256'>> {
    const { text } = await this.textFor(tx, unitName);
    const last = await this.commitments.latest(tx, venue.id);
    const words = { commitmentText: text, commitmentSha256: sha256Of(text) };
    if (last === null) return { commitment: null, ...words };
    return {
      ...words,
      commitment: {
        commitmentId: last.id,
        signerName: this.signerOf(last),
        signerRole: last.signerRole,
        signedAt: last.signedAt.toISOString(),
        templateVersion: last.templateVersion,
        sha256: last.sha256,
        inForce: await this.isInForce(tx, venue, unitName, last),
        acknowledgedAt: last.acknowledgedAt?.toISOString() ?? null,
      },
    };
  }

  /** What was signed last, or the text to be sealed where nothing is. */
  async copyOf(
    tx: Tx,
    venueId: string,
    unitName: string,
  ): Promise<{ text: string; signed: (VenueCommitment & { signerName: string }) | null }> {
    const last = await this.commitments.latest(tx, venueId);
    if (last === null) return { text: (await this.textFor(tx, unitName)).text, signed: null };
    return { text: last.text, signed: { ...last, signerName: this.signerOf(last) } };
  }

  private signerOf({ id, signerSealed }: VenueCommitment): string {
    return this.cipher.open(signerSealed, signerPlace(id));
  }

  /** While a venue is still filled in, a signature holds for what would be signed now; later for good. */
  private async isInForce(
    tx: Tx,
    { status }: VenueRow,
    unitName: string,
    { sha256 }: VenueCommitment,
  ): Promise<boolean> {
    if (!isWritten(status)) return true;
    return sha256 === sha256Of((await this.textFor(tx, unitName)).text);
  }

  private async textFor(tx: Tx, unitName: string): Promise<{ text: string; version: string }> {
    const { version, text } = await this.wordsNow(tx);
    return { version, text: commitmentText(text, unitName.trim(), this.config.operatorName) };
  }

  private async wordsNow(tx: Tx): Promise<CommitmentWords> {
    const latest = await this.commitments.latestTemplate(tx);
    return latest === null
      ? { version: COMMITMENT_VERSION, text: DEFAULT_COMMITMENT, official: false }
      : { version: `第 ${latest.version} 版`, text: latest.text, official: true };
  }
}
