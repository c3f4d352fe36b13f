import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { FILE_REFUSALS, MAX_BYTES, kindOf } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceKind } from '@benefit/shared/relief/evidence-rules';
import type { VenueFile, VenueFilePurpose } from '@benefit/shared/venue/joining-contract';
import { isWritten } from '@benefit/shared/venue/joining-rules';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import { FilesService } from '../../files/files.service.ts';
import type {
  AnnouncedUpload,
  SettledUpload,
  UploadOutcome,
  UploadQuestion,
} from '../../files/upload-hooks.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import { VenueRepository } from '../venue.repository.ts';
import { JoiningRepository } from './joining.repository.ts';
import type { VenueFileRow } from './venue-file.entity.ts';

/** What a file of each purpose may be. */
const KINDS: Record<VenueFilePurpose, readonly EvidenceKind[]> = {
  picture: ['photo'],
  seal: ['photo', 'pdf'],
};
const KIND_FAULT: Record<VenueFilePurpose, string> = {
  picture: '单位图片请选 JPEG、PNG、WebP 或 HEIC 照片',
  seal: '盖章扫描件请选照片或 PDF',
};
/** Files that a venue may have at once, those that are still on their way among them. */
const MAX_FILES = 30;

export interface VenueFileStatement {
  purpose: VenueFilePurpose;
  name: string;
  sizeBytes: number;
  mediaType: string;
}

/** Pictures of a venue and scans of its sealed commitment: announced, uploaded, shown, let go. */
@Injectable()
export class VenueFileService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly venues: VenueRepository,
    private readonly joinings: JoiningRepository,
    private readonly files: FilesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.files.uploadAsked.register((tx, question) => this.expected(tx, question));
    this.files.uploadSettled.register((tx, settled) => this.settle(tx, settled));
  }

  /**
   * Announces a file; saying the same again changes nothing.
   *
   * @throws Problem `not-found`, `not-allowed-now` for a scan once it was handed in, `invalid-request` for what is too large, of another kind, or one too many
   */
  async announce(
    caller: Principal,
    venueId: string,
    fileId: string,
    stated: VenueFileStatement,
  ): Promise<VenueFile> {
    const { purpose, sizeBytes, mediaType } = stated;
    const kind = kindOf(mediaType);
    if (kind === null || !KINDS[purpose].includes(kind))
      throw fieldProblem({ path: 'mediaType', code: 'type-not-taken', text: KIND_FAULT[purpose] });
    if (sizeBytes > MAX_BYTES[kind]) {
      const text = `单个文件不能超过 ${MAX_BYTES[kind] / 1024 / 1024} MB`;
      throw fieldProblem({ path: 'sizeBytes', code: 'too-big', text });
    }
    return this.database.write(async (tx) => {
      const venue = await this.access.managed(tx, caller, venueId);
      requireOpen(venue.status, purpose);
      const known = await this.joinings.findFile(tx, fileId);
      if (known !== null) {
        const same = known.venueId === venueId && known.removedAt === null && known.sizeBytes === sizeBytes;
        if (!same) throw fieldProblem({ path: 'fileId', code: 'used-elsewhere', text: '请重新选择文件' });
        return this.shownOne(tx, known);
      }
      if ((await this.joinings.files(tx, venueId)).length >= MAX_FILES)
        throw fieldProblem({ path: 'fileId', code: 'too-many', text: '文件太多，请先移除不用的' });
      const row: VenueFileRow = {
        id: fileId,
        venueId,
        ...stated,
        state: 'expected',
        refusal: null,
        fileId: null,
        accountId: caller.accountId,
        createdAt: this.clock.now(),
        removedAt: null,
      };
      await this.joinings.addFile(tx, row);
      return this.shownOne(tx, row);
    });
  }

  /** @throws Problem `not-found`, `not-allowed-now` as above */
  async remove(caller: Principal, venueId: string, fileId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const venue = await this.access.managed(tx, caller, venueId);
      const row = await this.joinings.findFile(tx, fileId);
      if (row === null || row.venueId !== venueId || row.removedAt !== null)
        throw new Problem('not-found', { detail: '没有这个文件' });
      requireOpen(venue.status, row.purpose);
      await this.joinings.updateFile(tx, fileId, { removedAt: this.clock.now() });
    });
    await this.files.discardUpload(fileId);
    await this.letGo(venueId);
  }

  /** Erases pictures that were taken off and that nothing published shows; sealed papers are kept. */
  async letGo(venueId: string): Promise<void> {
    const gone = await this.database.read(async (tx) => {
      const shown = await this.shownIds(tx, venueId);
      const rows = await this.joinings.takenOff(tx, venueId);
      return rows.filter(({ id, purpose }) => purpose === 'picture' && !shown.includes(id));
    });
    for (const { id, fileId } of gone) {
      if (fileId !== null) await this.files.erase(fileId);
      await this.database.write((tx) => this.joinings.updateFile(tx, id, { fileId: null }));
    }
  }

  /** Pictures of a venue that have arrived. */
  async readyPictures(tx: Tx, venueId: string): Promise<string[]> {
    const rows = await this.joinings.files(tx, venueId);
    return rows.flatMap(({ id, purpose, state }) => (purpose === 'picture' && state === 'ready' ? [id] : []));
  }

  async shown(tx: Tx, venueId: string): Promise<VenueFile[]> {
    const rows = await this.joinings.files(tx, venueId);
    return Promise.all(rows.map((row) => this.shownOne(tx, row)));
  }

  private async shownIds(tx: Tx, venueId: string): Promise<string[]> {
    const venue = await this.venues.findVenue(tx, venueId);
    return JSON.parse(venue?.pictureIds ?? '[]') as string[];
  }

  private async shownOne(tx: Tx, row: VenueFileRow): Promise<VenueFile> {
    const { id, purpose, name, sizeBytes, mediaType, state, refusal, fileId } = row;
    const links =
      fileId === null ? undefined : (await this.files.linksOf(tx, [{ fileId, name }])).get(fileId);
    return {
      ...{ fileId: id, purpose, name, sizeBytes, mediaType, state },
      ...(refusal === null ? {} : { refusal: { code: refusal, text: FILE_REFUSALS[refusal] } }),
      ...(links === undefined ? {} : { links }),
    };
  }

  private async expected(
    tx: Tx,
    { caller, subjectId, evidenceId }: UploadQuestion,
  ): Promise<AnnouncedUpload | null> {
    const row = await this.joinings.findFile(tx, evidenceId);
    if (row === null || row.removedAt !== null || row.accountId !== caller.accountId) return null;
    if (subjectId !== null && row.venueId !== subjectId) return null;
    return { sizeBytes: row.sizeBytes, settled: outcomeOf(row) };
  }

  /** Notes the outcome, and the type by the file's own bytes; false where nobody waits for it any more. */
  private async settle(tx: Tx, { evidenceId, outcome }: SettledUpload): Promise<boolean> {
    const row = await this.joinings.findFile(tx, evidenceId);
    if (row === null || row.removedAt !== null || row.state === 'ready') return false;
    if ('refusal' in outcome) {
      await this.joinings.updateFile(tx, evidenceId, { state: 'refused', refusal: outcome.refusal });
      return true;
    }
    const file = await this.files.find(tx, outcome.fileId);
    if (file === null || !KINDS[row.purpose].includes(file.kind)) {
      await this.joinings.updateFile(tx, evidenceId, { state: 'refused', refusal: 'file-type-not-taken' });
      return false;
    }
    const { mediaType } = file;
    await this.joinings.updateFile(tx, evidenceId, {
      state: 'ready',
      fileId: outcome.fileId,
      refusal: null,
      mediaType,
    });
    return true;
  }
}

/** What its checks found; null before they are over. */
function outcomeOf({ state, fileId, refusal }: VenueFileRow): UploadOutcome | null {
  if (state === 'ready' && fileId !== null) return { fileId };
  return state === 'refused' && refusal !== null ? { refusal } : null;
}

/** The scan of the seal stays as those who check it saw it. */
function requireOpen(status: VenueStatus, purpose: VenueFilePurpose): void {
  if (purpose === 'seal' && !isWritten(status))
    throw new Problem('not-allowed-now', { detail: '承诺书已经提交，盖章扫描件不能更换' });
}
