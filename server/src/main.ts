import 'reflect-metadata';
import { createApp } from './configure-app.ts';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.ts';
import { DemoEnterprises } from './demo/demo-enterprises.ts';
import { DemoReliefService } from './demo/demo-relief.service.ts';
import { SystemClock } from './platform/clock.ts';
import { loadConfig } from './platform/config.ts';
import { Mode } from './platform/mode.ts';

const config = loadConfig(process.env);
const app = await createApp(config, new SystemClock());
await app.listen(config.port, config.host);

const address = app.getHttpServer().address();
const port = typeof address === 'object' && address !== null ? address.port : config.port;
const lines = [`我的信用优惠  http://localhost:${port}`];
if (app.get(Mode).demo) {
  lines.push('', '演示账号（打开网页直接选择，无需密码）：');
  for (const { account, shows } of DEMO_ACCOUNTS) lines.push(`  ${account.padEnd(12)}${shows}`);
}
process.stdout.write(`\n${lines.join('\n')}\n\n`);

// the page is there at once; the drawn photos follow
await app.get(DemoReliefService).addReports();
await app.get(DemoEnterprises).add();
