import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { FilesModule } from '../../files/files.module.ts';
import { ReportModule } from '../report/report.module.ts';

/** The officers’ side of reports: queue, claims, decisions, doubles, exports. */
@Module({ imports: [IdentityModule, FilesModule, ReportModule] })
export class ReviewModule {}
