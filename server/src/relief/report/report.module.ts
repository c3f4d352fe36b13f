import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { FilesModule } from '../../files/files.module.ts';

/** Reports: drafts, submission, timeline, and the one way a report changes its state. */
@Module({ imports: [IdentityModule, FilesModule] })
export class ReportModule {}
