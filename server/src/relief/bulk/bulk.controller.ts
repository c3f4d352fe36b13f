import { Controller, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  bulkOutcome,
  bulkTemplate,
  commitBulk,
  dropBulk,
  getBulk,
  listBulk,
  listBulkRows,
  uploadBulk,
} from '@benefit/shared/relief/bulk-contract';
import type { BulkReport } from '@benefit/shared/relief/bulk-contract';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { BulkCommitService } from './bulk-commit.service.ts';
import { templateOf } from './bulk-template.ts';
import { BulkUploadService } from './bulk-upload.service.ts';
import type { SheetUpload } from './bulk-upload.service.ts';
import { BulkService } from './bulk.service.ts';
import type { RowFilter } from './bulk.service.ts';
import { readSheetBody } from './sheet-bodies.ts';

@ApiTags('relief')
@Controller()
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly uploads: BulkUploadService,
    private readonly commits: BulkCommitService,
  ) {}

  @Serves(bulkTemplate)
  async template(
    @Query({ schema: bulkTemplate.query }) { holder }: { holder: HolderKind },
  ): Promise<StreamableFile> {
    const names = { person: '个人', enterprise: '企业和社会组织' };
    return sheetFile(await templateOf(holder), `汇总报送模板-${names[holder]}.xlsx`);
  }

  @Serves(uploadBulk)
  async upload(
    @Caller() caller: Principal,
    @Query({ schema: uploadBulk.query }) upload: SheetUpload,
    @Req() request: FastifyRequest,
  ): Promise<BulkReport> {
    const id = await this.uploads.upload(caller, upload, await readSheetBody(request));
    return this.bulk.get(caller, id);
  }

  @Serves(listBulk)
  list(
    @Caller() caller: Principal,
    @Query({ schema: listBulk.query }) { cursor }: { cursor?: string },
  ): Promise<{ items: BulkReport[]; next: string | null }> {
    return this.bulk.list(caller, cursor);
  }

  @Serves(getBulk)
  get(@Caller() caller: Principal, @Param('bulkReportId') id: string): Promise<BulkReport> {
    return this.bulk.get(caller, id);
  }

  @Serves(listBulkRows)
  rows(
    @Caller() caller: Principal,
    @Param('bulkReportId') id: string,
    @Query({ schema: listBulkRows.query }) filter: { outcome?: RowFilter; cursor?: string },
  ) {
    return this.bulk.rows(caller, id, filter);
  }

  @Serves(commitBulk)
  commit(@Caller() caller: Principal, @Param('bulkReportId') id: string) {
    return this.commits.commit(caller, id);
  }

  @Serves(dropBulk)
  drop(@Caller() caller: Principal, @Param('bulkReportId') id: string): Promise<void> {
    return this.bulk.drop(caller, id);
  }

  @Serves(bulkOutcome)
  async outcome(@Caller() caller: Principal, @Param('bulkReportId') id: string): Promise<StreamableFile> {
    return sheetFile(await this.bulk.outcome(caller, id), '汇总报送结果.xlsx');
  }
}

function sheetFile(
  content: Uint8Array | NonNullable<ConstructorParameters<typeof StreamableFile>[0]>,
  name: string,
) {
  return new StreamableFile(content as never, {
    type: uploadBulk.consumes,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
