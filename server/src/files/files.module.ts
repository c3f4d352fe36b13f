import { Module } from '@nestjs/common';
import path from 'node:path';
import { IdentityModule } from '../identity/identity.module.ts';
import { Clock } from '../platform/clock.ts';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { ClamdScanner } from './clamd-scanner.ts';
import { FileInspector } from './file-inspector.ts';
import { FileKeeper } from './file-keeper.ts';
import { FileLinks } from './file-links.ts';
import { FileReading } from './file-reading.ts';
import { FileServingService } from './file-serving.service.ts';
import { FileStore } from './file-store.ts';
import { FileSweeper } from './file-sweeper.ts';
import { FileVault } from './file-vault.ts';
import { FilesController } from './files.controller.ts';
import { FilesService } from './files.service.ts';
import { FolderFileStore } from './folder-file-store.ts';
import { FolderUploadStore } from './folder-upload-store.ts';
import { LookAlikeRepository } from './look-alike.repository.ts';
import { LookAlikeService } from './look-alike.service.ts';
import { MalwareScanner, NoScanner } from './malware-scanner.ts';
import { SettlingService } from './settling.service.ts';
import { SharedUploadLocks } from './shared-upload-locks.ts';
import { StoredFileRepository } from './stored-file.repository.ts';
import { UploadGate } from './upload-gate.ts';
import { UPLOAD_LOCKER, UploadLocks } from './upload-locks.ts';
import type { UploadLocker } from './upload-locks.ts';
import { UploadProtocol } from './upload-protocol.ts';
import { UploadStore } from './upload-store.ts';

// the client of S3 is heavy to load, so only an installation that has a bucket does

const fileStoreFor = async ({ files, dataDir }: Config): Promise<FileStore> => {
  if (files.kind !== 's3') return new FolderFileStore(path.join(dataDir, 'files'));
  const { S3FileStore } = await import('./s3-file-store.ts');
  return new S3FileStore(files);
};

const uploadStoreFor = async ({ files, dataDir }: Config): Promise<UploadStore> => {
  const folder = path.join(dataDir, 'uploads');
  if (files.kind !== 's3') return new FolderUploadStore(folder);
  const { S3UploadStore } = await import('./s3-upload-store.ts');
  return new S3UploadStore(files, folder);
};

const locksFor = ({ files }: Config, database: Database, clock: Clock): UploadLocker =>
  files.kind === 's3' ? new SharedUploadLocks(database, clock) : new UploadLocks();

const scannerFor = ({ clamd }: Config): MalwareScanner =>
  clamd === undefined ? new NoScanner() : new ClamdScanner(clamd);

/** Uploads, checks, previews, encrypted storage and signed links. */
@Module({
  imports: [IdentityModule],
  controllers: [FilesController],
  providers: [
    { provide: FileStore, useFactory: fileStoreFor, inject: [CONFIG] },
    { provide: UploadStore, useFactory: uploadStoreFor, inject: [CONFIG] },
    { provide: MalwareScanner, useFactory: scannerFor, inject: [CONFIG] },
    { provide: UPLOAD_LOCKER, useFactory: locksFor, inject: [CONFIG, Database, Clock] },
    FileInspector,
    FileKeeper,
    FileLinks,
    FileReading,
    FileServingService,
    FileSweeper,
    FileVault,
    FilesService,
    LookAlikeRepository,
    LookAlikeService,
    SettlingService,
    StoredFileRepository,
    UploadGate,
    UploadProtocol,
  ],
  exports: [FilesService, LookAlikeService],
})
export class FilesModule {}
