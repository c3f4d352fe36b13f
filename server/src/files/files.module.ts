import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';

/** Uploads, checks, previews, encrypted storage and signed links. */
@Module({ imports: [IdentityModule] })
export class FilesModule {}
