import type { Params } from 'nestjs-pino';
import type { Config } from './config.ts';

const OF_A_REQUEST = ['req.headers', 'res.headers', 'req.query', 'req.params'];
/** A statement that failed brings the values it was given, and its text with them on MariaDB. */
const OF_A_STATEMENT = ['err.parameters', 'err.sql', 'err.driverError.parameters', 'err.driverError.sql'];

/**
 * Structured logs with a request id and without personal data: a request is its method, its route
 * and its status; bodies, queries, tokens and addresses are never written.
 */
export const loggingOptions = ({ logLevel }: Config): Params => ({
  pinoHttp: {
    level: logLevel,
    redact: { paths: [...OF_A_REQUEST, ...OF_A_STATEMENT], remove: true },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    // a till asks often, and a health check more often still
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
  },
});
