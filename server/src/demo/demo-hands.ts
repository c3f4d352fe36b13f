import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Upload } from '@tus/server';
import { FilesService } from '../files/files.service.ts';
import { UploadStore } from '../files/upload-store.ts';
import { IdentityRepository } from '../identity/identity.repository.ts';
import type { Principal } from '../identity/principal.ts';
import { Database } from '../platform/database.ts';
import { idFromBytes } from '../platform/ids.ts';

/** What the demonstration's people do by hand: sign in, send files, use any service. */
@Injectable()
export class DemoHands {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly modules: ModuleRef,
  ) {}

  /** Somebody of the demonstration, as if signed in. */
  async principal(username: string): Promise<Principal> {
    const account = await this.database.read((tx) => this.identities.findAccountByUsername(tx, username));
    if (account === null) throw new Error(`No account ${username}`);
    const { id, kind, label, personId } = account;
    return { sessionId: '', accountId: id, kind, label, personId };
  }

  /** Receives a file that was announced, as the network would bring it. */
  async upload(subjectId: string, evidenceId: string, bytes: Buffer): Promise<void> {
    const { protocol } = this.get(UploadStore);
    const upload = { id: evidenceId, size: bytes.length, offset: 0, metadata: { subjectId, evidenceId } };
    await protocol.create(new Upload(upload));
    await protocol.write(Readable.from(bytes), evidenceId, 0);
    await this.get(FilesService).settleWaiting([evidenceId]);
  }

  get<T>(service: abstract new (...args: never[]) => T): T {
    return this.modules.get<T>(service as never, { strict: false });
  }
}

/** The same id for the same name at every start. */
export const demoId = (name: string): string =>
  idFromBytes(createHash('sha256').update(`demonstration ${name}`).digest().subarray(0, 16));
