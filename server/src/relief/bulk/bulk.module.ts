import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { ReportModule } from '../report/report.module.ts';

/** What departments report in bulk. */
@Module({ imports: [IdentityModule, ReportModule] })
export class BulkModule {}
