import { ConsoleLogger, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from '@fastify/helmet';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { AppModule } from './app.module.ts';
import { connect } from './data-source.ts';
import { serveUploads } from './files/serve-uploads.ts';
import { describeApi } from './platform/api-description.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { serveH5 } from './platform/h5.ts';
import { Metrics } from './platform/metrics.ts';
import { ProblemFilter, answerProblem } from './platform/problem-filter.ts';
import { RequestPipe } from './platform/request-faults.ts';
import { acceptSheetBodies } from './relief/bulk/sheet-bodies.ts';

/** Largest JSON body; files have a way of their own. */
const BODY_LIMIT_BYTES = 128 * 1024;

/** Routes of the platform's own, outside the API's prefix. */
const OUTSIDE_PREFIX = ['healthz', 'readyz', 'metrics'];

/** Builds the whole application, migrated and ready to listen; `main` and the tests start it alike. */
export async function createApp(config: Config, clock: Clock): Promise<NestFastifyApplication> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  let source: DataSource | undefined;
  try {
    return await assemble(config, clock, async () => (source = await connect(config)));
  } catch (error) {
    // an open connection would keep a server alive that never came up
    if (source?.isInitialized) await source.destroy();
    throw error;
  }
}

async function assemble(
  config: Config,
  clock: Clock,
  open: () => Promise<DataSource>,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // a path that cannot be read is refused before any filter is there
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void answerProblem(error, request, reply),
  });
  const module = AppModule.create(config, clock, open);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    // the way up is silent unless something is wrong; then the structured log takes over
    logger: new ConsoleLogger({ logLevels: ['warn', 'error', 'fatal'] }),
    abortOnError: false,
    bodyParser: false,
  });
  readJsonBodies(app);
  app.setGlobalPrefix(API_PREFIX.slice(1), { exclude: OUTSIDE_PREFIX });
  app.useGlobalPipes(new RequestPipe());
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  await app.register(helmet, securityHeaders(config));
  timeRequests(app);
  boundTheEnd(app, config);
  describeApi(app);
  await serveUploads(app);
  if (config.h5Dir !== undefined) await serveH5(app, config.h5Dir);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  app.useLogger(app.get(Logger));
  return app;
}

/**
 * JSON is the only body that is read before its route; sheets are handed on as they come. Many clients
 * say JSON of a DELETE without any: that is no body, not a bad one.
 */
function readJsonBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body.length === 0 ? done(null, undefined) : parse(request, body.toString(), done),
  );
  acceptSheetBodies(fastify);
}

/** Nothing comes from another origin; styles may be set inline, as the mini-app's components do. */
const securityHeaders = ({ production }: Config) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // without TLS in front, as on a demonstration machine, the header would lock people out
  strictTransportSecurity: production,
  crossOriginEmbedderPolicy: false,
});

function timeRequests(app: NestFastifyApplication): void {
  const { requests } = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
}

/** Ends what is still being answered after a while: a reader who takes nothing in would hold up the end for good. */
function boundTheEnd(app: NestFastifyApplication, { shutdownSeconds }: Config): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), shutdownSeconds * 1000).unref();
    done();
  });
}
