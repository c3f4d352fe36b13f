import { Controller, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { getFile } from '@benefit/shared/files/files-contract';
import { Serves } from '../platform/route.ts';
import { FileServingService } from './file-serving.service.ts';

@ApiTags('files')
@Controller()
export class FilesController {
  constructor(private readonly serving: FileServingService) {}

  @Serves(getFile)
  async get(
    @Param('token') token: string,
    @Query({ schema: getFile.query }) { name }: { name?: string },
    @Headers('range') range: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { status, headers, content } = await this.serving.serve(token, name, range);
    void reply.status(status).headers(headers);
    return content === null ? undefined : new StreamableFile(content);
  }
}
