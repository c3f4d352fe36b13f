import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.ts';

describe('loadConfig', () => {
  it('serves the embedded database with no variable set', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      database: { kind: 'embedded' },
      demoWanted: undefined,
      rates: { terminal: 600, person: 120, address: 1200, passes: 60 },
    });
  });

  it.each([
    { name: 'a port that is none', env: { PORT: '99999' }, variable: 'PORT' },
    {
      name: 'a database of another kind',
      env: { DATABASE_URL: 'postgres://u:secret@h/d' },
      variable: 'DATABASE_URL',
    },
    { name: 'a mode that is neither', env: { DEMO: 'maybe' }, variable: 'DEMO' },
    { name: 'a limit of nothing', env: { RATE_PERSON: '0' }, variable: 'RATE_PERSON' },
  ])('names $name, and not its value', ({ env, variable }) => {
    const load = () => loadConfig(env as unknown as NodeJS.ProcessEnv);
    expect(load).toThrow(variable);
    expect(load).not.toThrow(/secret/);
  });

  it.each([
    { name: 'the demonstration city', env: { DEMO: 'true', KEYS_FILE: 'k' } },
    { name: 'keys of its own making', env: {} },
    {
      name: 'a plain connection to another host',
      env: { KEYS_FILE: 'k', DATABASE_URL: 'mysql://u:p@db.example/benefits' },
    },
  ])('refuses $name in production', ({ env }) => {
    expect(() => loadConfig({ NODE_ENV: 'production', ...env })).toThrow('Not fit for production');
  });

  it('accepts production with keys and an encrypted or local database', () => {
    const env = { NODE_ENV: 'production', KEYS_FILE: 'k', DATABASE_URL: 'mysql://u:p@db.example/benefits' };
    expect(loadConfig({ ...env, DATABASE_TLS: 'true' }).database).toMatchObject({ tls: true });
    expect(loadConfig({ ...env, DATABASE_URL: 'mysql://u:p@127.0.0.1/benefits' }).database).toMatchObject({
      tls: false,
    });
  });
});
