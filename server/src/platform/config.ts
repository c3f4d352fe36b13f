import { DEFAULT_OPERATOR } from '@benefit/shared/venue/commitment-rules';
import * as z from 'zod';

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');

const Env = z.object({
  /** Where the server listens. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  /** Embedded database, files and generated keys. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** `mysql://user:password@host:port/name`; without it the embedded database. */
  DATABASE_URL: z.url({ protocol: /^mysql$/ }).optional(),
  /** Whether the connection to the database is encrypted. */
  DATABASE_TLS: flag.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  /** The demonstration city. Its first value is written into the database and kept. */
  DEMO: flag.optional(),
  /** Whether the demonstration city also gets reports with drawn photos, in the seconds after its first start. */
  DEMO_REPORTS: flag.optional(),
  NODE_ENV: z.string().optional(),
  /** Path of the file with the server's keys; generated in DATA_DIR where it is not given. */
  KEYS_FILE: z.string().min(1).optional(),
  /** Addresses of proxies whose `X-Forwarded-For` is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Calls a minute: of a terminal, of any other person, of an address; passes issued to a person. */
  RATE_TERMINAL: z.coerce.number().int().min(1).default(600),
  RATE_PERSON: z.coerce.number().int().min(1).default(120),
  RATE_ADDRESS: z.coerce.number().int().min(1).default(1200),
  RATE_PASSES: z.coerce.number().int().min(1).default(60),
  /** Pieces of uploads a minute, of one person: they do not count among the other calls. */
  RATE_UPLOADS: z.coerce.number().int().min(1).default(1200),
  /** S3-compatible storage for files; without it they lie in DATA_DIR. */
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** The malware scanner: `host:port` or the path of its socket; without it files are not scanned. */
  CLAMD: z.string().min(1).optional(),
  /** How many days the files of a withdrawn report, or of a piece that was taken off, are kept. */
  APPLICATION_DOCUMENT_DAYS: z.coerce.number().int().min(0).max(365).default(15),
  EVIDENCE_RETENTION_DAYS: z.coerce.number().int().min(0).max(3650).default(30),
  /** The national map (天地图): its address, and the city's key, without which browsers show no map. */
  MAP_URL: z.url({ protocol: /^https?$/ }).default('https://t0.tianditu.gov.cn'),
  MAP_KEY: z.string().min(1).max(100).optional(),
  /** Where readers open the pages, as posters print it; without it the address of the request. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** To whom venues address their commitment (商鼎分运营单位), and whether it takes electronic seals. */
  OPERATOR_NAME: z.string().min(1).max(40).default(DEFAULT_OPERATOR),
  ELECTRONIC_SEALS: flag.optional(),
  /** How many seconds the last answers may take once the server is told to end. */
  SHUTDOWN_SECONDS: z.coerce.number().int().min(0).max(600).default(10),
  /** Where the built H5 pages lie; without them the server is API only. */
  H5_DIR: z.string().min(1).optional(),
});

/** What the server was started with; read once, then only handed on. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  database: { kind: 'embedded' } | { kind: 'mariadb'; url: string; tls: boolean; poolSize: number };
  /** What was asked for; the mode in force is in the database (`Mode`). */
  demoWanted: boolean | undefined;
  demoReports: boolean;
  production: boolean;
  keysFile: string | undefined;
  trustedProxies: string[];
  logLevel: string;
  rates: { terminal: number; person: number; address: number; passes: number; uploads: number };
  h5Dir: string | undefined;
  files: { kind: 'folder' } | ({ kind: 's3' } & S3Settings);
  clamd: string | undefined;
  /** The national map; null without a key. */
  map: { url: string; key: string } | null;
  /** Days after its answer at which the documents of an enterprise's application are erased (rule 9). */
  applicationDocumentDays: number;
  evidenceRetentionDays: number;
  publicUrl: string | undefined;
  operatorName: string;
  electronicSeals: boolean;
  shutdownSeconds: number;
}

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Token under which the config is injected: it is a value, not a class. */
export const CONFIG = Symbol('config');

/**
 * Reads the configuration from the environment.
 *
 * @throws Error that names each bad variable and what is wrong with it, but no values
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Env.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Bad configuration:\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  const database: Config['database'] = value.DATABASE_URL
    ? {
        kind: 'mariadb',
        url: value.DATABASE_URL,
        tls: value.DATABASE_TLS ?? false,
        poolSize: value.DATABASE_POOL,
      }
    : { kind: 'embedded' };
  if (production) refuseInProduction(value, database);
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: value.DATA_DIR,
    database,
    demoWanted: value.DEMO,
    demoReports: value.DEMO_REPORTS ?? true,
    production,
    keysFile: value.KEYS_FILE,
    trustedProxies: (value.TRUSTED_PROXIES ?? '').split(',').filter((part) => part !== ''),
    logLevel: value.LOG_LEVEL,
    rates: {
      terminal: value.RATE_TERMINAL,
      person: value.RATE_PERSON,
      address: value.RATE_ADDRESS,
      passes: value.RATE_PASSES,
      uploads: value.RATE_UPLOADS,
    },
    h5Dir: value.H5_DIR,
    files: fileStorage(value),
    clamd: value.CLAMD,
    map: value.MAP_KEY === undefined ? null : { url: value.MAP_URL.replace(/\/+$/, ''), key: value.MAP_KEY },
    applicationDocumentDays: value.APPLICATION_DOCUMENT_DAYS,
    evidenceRetentionDays: value.EVIDENCE_RETENTION_DAYS,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ''),
    operatorName: value.OPERATOR_NAME,
    electronicSeals: value.ELECTRONIC_SEALS ?? false,
    shutdownSeconds: value.SHUTDOWN_SECONDS,
  };
}

/** S3 is either named whole or not at all. */
function fileStorage(value: z.infer<typeof Env>): Config['files'] {
  const endpoint = value.S3_ENDPOINT;
  if (endpoint === undefined) return { kind: 'folder' };
  const bucket = value.S3_BUCKET;
  const accessKeyId = value.S3_ACCESS_KEY_ID;
  const secretAccessKey = value.S3_SECRET_ACCESS_KEY;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(
      'Bad configuration:\n  S3_ENDPOINT: needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it',
    );
  }
  return { kind: 's3', endpoint, bucket, region: value.S3_REGION, accessKeyId, secretAccessKey };
}

/** What is fit for a demonstration and must never serve real people. */
function refuseInProduction(value: z.infer<typeof Env>, database: Config['database']): void {
  const faults: string[] = [];
  if (value.DEMO === true) faults.push('DEMO: the demonstration city is not for production');
  if (value.KEYS_FILE === undefined) faults.push('KEYS_FILE: production does not generate its own keys');
  if (database.kind === 'mariadb' && !database.tls && !isLocal(new URL(database.url).hostname)) {
    faults.push('DATABASE_TLS: a database on another host needs an encrypted connection');
  }
  if (faults.length > 0) throw new Error(`Not fit for production:\n  ${faults.join('\n  ')}`);
}

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);
