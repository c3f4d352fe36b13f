import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { UPLOADS_PATH } from '@benefit/shared/files/files-contract';
import { UploadGate } from './upload-gate.ts';

/**
 * Serves uploads beside Nest's routes: their bodies are streams that nothing reads ahead, and their
 * methods and statuses are the protocol's.
 */
export async function serveUploads(app: NestFastifyApplication): Promise<void> {
  const gate = app.get(UploadGate);
  const handler = (request: FastifyRequest, reply: FastifyReply) => gate.pass(request, reply);
  await app.register((scope: FastifyInstance, _options: unknown, done: () => void) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
    scope.route({ method: 'POST', url: API_PREFIX + UPLOADS_PATH, handler });
    scope.route({ method: ['HEAD', 'PATCH', 'POST'], url: `${API_PREFIX}${UPLOADS_PATH}/:id`, handler });
    done();
  });
}
