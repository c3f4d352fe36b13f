/** The built server without the demonstration city's own reports: what is measured is what was seeded. */
import { createApp } from '../dist/configure-app.js';
import { SystemClock } from '../dist/platform/clock.js';
import { loadConfig } from '../dist/platform/config.js';

const config = loadConfig(process.env);
const app = await createApp(config, new SystemClock());
await app.listen(config.port, config.host);
console.log(`http://localhost:${app.getHttpServer().address().port}`);
