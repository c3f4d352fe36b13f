import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EnterpriseFile, EnterpriseFilePurpose } from '@benefit/shared/enterprise/enterprise-contract';
import { FILE_REFUSALS, MAX_BYTES, kindOf } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceKind } from '@benefit/shared/relief/evidence-rules';
import { FilesService } from '../files/files.service.ts';
import type { AnnouncedUpload, SettledUpload, UploadQuestion } from '../files/upload-hooks.ts';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import type { EnterpriseFileRow } from './enterprise-file.entity.ts';
import { EnterpriseRepository } from './enterprise.repository.ts';

/** Papers are photographed or scanned. */
const KINDS: readonly EvidenceKind[] = ['photo', 'pdf'];
/** Documents that an enterprise may have at once, those that are still on their way among them. */
const MAX_FILES = 20;

export interface EnterpriseFileStatement {
  purpose: EnterpriseFilePurpose;
  name: string;
  sizeBytes: number;
  mediaType: string;
}

/** Documents of enterprises: announced, uploaded, shown, erased. */
@Injectable()
export class EnterpriseFileService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterpriseRepository,
    private readonly files: FilesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.files.uploadAsked.register((tx, question) => this.expected(tx, question));
    this.files.uploadSettled.register((tx, settled) => this.settle(tx, settled));
  }

  /**
   * Announces a document of an enterprise that the caller represents; saying the same again changes
   * nothing. What it takes the place of is erased once it has arrived.
   *
   * @throws Problem `not-found`, `invalid-request` for what is too large, of another kind, or one too many
   */
  async announce(
    caller: Principal,
    enterpriseId: string,
    fileId: string,
    stated: EnterpriseFileStatement,
  ): Promise<EnterpriseFile> {
    requireTakable(stated);
    return this.database.write(async (tx) => {
      const enterprise = await this.enterprises.lock(tx, enterpriseId);
      if (enterprise === null || enterprise.representativeId !== caller.personId)
        throw new Problem('not-found', { detail: '没有这家企业' });
      const known = await this.enterprises.findFile(tx, fileId);
      if (known !== null) {
        const same =
          known.enterpriseId === enterpriseId &&
          known.removedAt === null &&
          known.sizeBytes === stated.sizeBytes;
        if (!same) throw fieldProblem({ path: 'fileId', code: 'used-elsewhere', text: '请重新选择文件' });
        return this.shown(tx, known);
      }
      if ((await this.enterprises.filesOf(tx, enterpriseId)).length >= MAX_FILES)
        throw fieldProblem({ path: 'fileId', code: 'too-many', text: '文件太多，请等前面的申请答复后再传' });
      const row: EnterpriseFileRow = {
        ...{ id: fileId, enterpriseId, ...stated, state: 'expected', refusal: null, fileId: null },
        ...{ accountId: caller.accountId, createdAt: this.clock.now(), removedAt: null },
      };
      await this.enterprises.addFile(tx, row);
      return this.shown(tx, row);
    });
  }

  /** The business licence that stands: the last that arrived, else the last that was announced; null without one. */
  async licenceOf(tx: Tx, enterpriseId: string): Promise<EnterpriseFile | null> {
    const all = await this.enterprises.filesOf(tx, enterpriseId);
    const licences = all.filter(({ purpose }) => purpose === 'licence');
    const licence = licences.findLast(({ state }) => state === 'ready') ?? licences.at(-1);
    return licence === undefined ? null : this.shown(tx, licence);
  }

  /** Documents by id, in the order of asking; those that were taken off are not among them. */
  async standing(tx: Tx, ids: readonly string[]): Promise<EnterpriseFileRow[]> {
    const rows = await this.enterprises.findFiles(tx, ids);
    return ids.flatMap((id) => rows.filter((row) => row.id === id && row.removedAt === null));
  }

  /** A document with links to it, for whoever may see it. */
  async shown(tx: Tx, row: EnterpriseFileRow): Promise<EnterpriseFile> {
    const { id, purpose, name, sizeBytes, mediaType, state, refusal, fileId } = row;
    const links =
      fileId === null ? undefined : (await this.files.linksOf(tx, [{ fileId, name }])).get(fileId);
    return {
      ...{ fileId: id, purpose, name, sizeBytes, mediaType, state },
      ...(refusal === null ? {} : { refusal: { code: refusal, text: FILE_REFUSALS[refusal] } }),
      ...(links === undefined ? {} : { links }),
    };
  }

  /** Takes every document off; `eraseTakenOff` makes an end of their bytes. */
  async takeOffAll(tx: Tx, enterpriseId: string, removedAt: Date): Promise<void> {
    for (const { id } of await this.enterprises.filesOf(tx, enterpriseId))
      await this.enterprises.updateFile(tx, id, { removedAt });
  }

  /** Takes documents off. */
  async takeOff(tx: Tx, ids: readonly string[], removedAt: Date): Promise<void> {
    for (const id of ids) await this.enterprises.updateFile(tx, id, { removedAt });
  }

  /** Erases the bytes of what was taken off; what a crash left is erased by the next call. */
  async eraseTakenOff(): Promise<void> {
    const rows = await this.database.read((tx) => this.enterprises.takenOffFiles(tx));
    for (const { id, fileId } of rows) {
      if (fileId !== null) await this.files.erase(fileId);
      await this.database.write((tx) => this.enterprises.updateFile(tx, id, { fileId: null }));
    }
  }

  private async expected(
    tx: Tx,
    { caller, subjectId, evidenceId }: UploadQuestion,
  ): Promise<AnnouncedUpload | null> {
    const row = await this.enterprises.findFile(tx, evidenceId);
    if (row === null || row.removedAt !== null || row.accountId !== caller.accountId) return null;
    if (subjectId !== null && row.enterpriseId !== subjectId) return null;
    const { sizeBytes, state, fileId, refusal } = row;
    if (state === 'ready' && fileId !== null) return { sizeBytes, settled: { fileId } };
    return { sizeBytes, settled: state === 'refused' && refusal !== null ? { refusal } : null };
  }

  /** Notes the outcome; false where nobody waits for it any more. */
  private async settle(tx: Tx, { evidenceId, outcome }: SettledUpload): Promise<boolean> {
    const row = await this.enterprises.findFile(tx, evidenceId);
    if (row === null || row.removedAt !== null || row.state === 'ready') return false;
    if ('refusal' in outcome) {
      await this.enterprises.updateFile(tx, evidenceId, { state: 'refused', refusal: outcome.refusal });
      return true;
    }
    const file = await this.files.find(tx, outcome.fileId);
    if (file === null || !KINDS.includes(file.kind)) {
      await this.enterprises.updateFile(tx, evidenceId, { state: 'refused', refusal: 'file-type-not-taken' });
      return false;
    }
    const { fileId } = outcome;
    const { mediaType } = file;
    await this.enterprises.updateFile(tx, evidenceId, { state: 'ready', fileId, refusal: null, mediaType });
    if (row.purpose === 'licence') await this.replaceLicence(tx, row);
    return true;
  }

  private async replaceLicence(tx: Tx, { id, enterpriseId }: EnterpriseFileRow): Promise<void> {
    const before = (await this.enterprises.filesOf(tx, enterpriseId)).filter(
      (row) => row.purpose === 'licence' && row.id !== id,
    );
    const ids = before.map((row) => row.id);
    await this.takeOff(tx, ids, this.clock.now());
  }
}

/** @throws Problem `invalid-request` for what is too large or of another kind */
function requireTakable({ sizeBytes, mediaType }: EnterpriseFileStatement): void {
  const kind = kindOf(mediaType);
  if (kind === null || !KINDS.includes(kind))
    throw fieldProblem({ path: 'mediaType', code: 'type-not-taken', text: '证照请选照片或 PDF' });
  if (sizeBytes > MAX_BYTES[kind]) {
    const text = `单个文件不能超过 ${MAX_BYTES[kind] / 1024 / 1024} MB`;
    throw fieldProblem({ path: 'sizeBytes', code: 'too-big', text });
  }
}
