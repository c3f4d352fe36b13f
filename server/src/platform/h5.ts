import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Built files carry a hash of their content in their names; the page that names them does not. */
const HASHED = /\.[0-9a-f]{8,}\.(js|css)$|\/static\//;

/**
 * Serves the built H5 pages beside the API. Any path that is neither a file nor the API's is a page
 * of the mini-app, which finds its way by itself.
 *
 * @throws Error when the pages were not built
 */
export async function serveH5(app: NestFastifyApplication, directory: string): Promise<void> {
  const root = path.resolve(directory);
  if (!existsSync(path.join(root, 'index.html')))
    throw new Error(`No H5 pages in ${directory}; build them first`);
  const files = new Set(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(
        (entry) =>
          `/${path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`,
      ),
  );
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const [wanted = '/'] = request.url.split('?');
      if (wanted.startsWith('/api/')) return reply.callNotFound();
      const file = files.has(wanted) ? wanted : '/index.html';
      void reply.header(
        'cache-control',
        HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      return reply.sendFile(file);
    });
}
