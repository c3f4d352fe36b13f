import 'reflect-metadata';
import { createApp } from './configure-app.ts';
import { SystemClock } from './platform/clock.ts';
import { loadConfig } from './platform/config.ts';

/** Migrates the configured database and, in demonstration mode, fills an empty one; then ends. */
const app = await createApp(loadConfig(process.env), new SystemClock());
await app.close();
