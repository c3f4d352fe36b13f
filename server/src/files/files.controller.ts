import { Controller, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { getFile } from '@benefit/shared/files/files-contract';
import { Serves } from '../platform/route.ts';
import { FileServingService } from './file-serving.service.ts';

const Name = z.object({ name: z.string().max(255).optional() });

@ApiTags('files')
@Controller()
export class FilesController {
  constructor(private readonly serving: FileServingService) {}

  @Serves(getFile)
  async get(
    @Param('token') token: string,
    @Query({ schema: Name }) { name }: z.infer<typeof Name>,
    @Headers('range') range: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { status, headers, content } = await this.serving.serve(token, name, range);
    void reply.status(status).headers(headers);
    return content === null ? undefined : new StreamableFile(content);
  }
}
