import { Module } from '@nestjs/common';
import path from 'node:path';
import { IdentityModule } from '../identity/identity.module.ts';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { ClamdScanner } from './clamd-scanner.ts';
import { FileInspector } from './file-inspector.ts';
import { FileKeeper } from './file-keeper.ts';
import { FileLinks } from './file-links.ts';
import { FileReading } from './file-reading.ts';
import { FileServingService } from './file-serving.service.ts';
import { FileStore } from './file-store.ts';
import { FileVault } from './file-vault.ts';
import { FilesController } from './files.controller.ts';
import { FilesService } from './files.service.ts';
import { FolderFileStore } from './folder-file-store.ts';
import { FolderUploadStore } from './folder-upload-store.ts';
import { LookAlikeRepository } from './look-alike.repository.ts';
import { LookAlikeService } from './look-alike.service.ts';
import { MalwareScanner, NoScanner } from './malware-scanner.ts';
import { SettlingService } from './settling.service.ts';
import { StoredFileRepository } from './stored-file.repository.ts';
import { UploadGate } from './upload-gate.ts';
import { UPLOAD_LOCKER, UploadLocks } from './upload-locks.ts';
import { UploadProtocol } from './upload-protocol.ts';
import { UploadStore } from './upload-store.ts';

const scannerFor = ({ clamd }: Config): MalwareScanner =>
  clamd === undefined ? new NoScanner() : new ClamdScanner(clamd);

/** Uploads, checks, previews, encrypted storage and signed links. */
@Module({
  imports: [IdentityModule],
  controllers: [FilesController],
  providers: [
    {
      provide: FileStore,
      useFactory: ({ dataDir }: Config) => new FolderFileStore(path.join(dataDir, 'files')),
      inject: [CONFIG],
    },
    {
      provide: UploadStore,
      useFactory: ({ dataDir }: Config) => new FolderUploadStore(path.join(dataDir, 'uploads')),
      inject: [CONFIG],
    },
    { provide: MalwareScanner, useFactory: scannerFor, inject: [CONFIG] },
    { provide: UPLOAD_LOCKER, useClass: UploadLocks },
    FileInspector,
    FileKeeper,
    FileLinks,
    FileReading,
    FileServingService,
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
