/**
 * Measures the upload of evidence beside a bare stream to disk with SHA-256 (README.md):
 * `node bench/upload.mjs [--rounds=5]`. Each of some phones sends a report's 3 files of 2 MB, one
 * after the other; a file counts when it is checked, encrypted and kept.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { newId } from '../dist/platform/ids.js';

const ROUNDS = Number(process.argv.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 5);
const PHONES = 4;
const REPORTS_A_PHONE = 2;
const FILES = 3;
const FILE_BYTES = 2 * 1024 * 1024;
const TICKS_A_SECOND = 100;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const base64 = (text) => Buffer.from(text).toString('base64');
const leftovers = [];

console.log(
  `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${PHONES} phones, ${ROUNDS} rounds`,
);
try {
  const product = await startProduct();
  const floor = await startFloor();
  await compare(
    '3 PDFs of 2 MB',
    product,
    floor,
    await Promise.all(Array.from({ length: FILES }, pdf)),
    'application/pdf',
  );
  await compare(
    '3 photos of 2 MB, 12 MP',
    product,
    floor,
    await Promise.all(Array.from({ length: FILES }, photo)),
    'image/jpeg',
  );
} finally {
  for (const end of leftovers.reverse()) await end();
}

/** Rounds by turns after one to warm up. */
async function compare(name, product, floor, files, mediaType) {
  const turn = async (side) => {
    const before = await cpuSeconds(side.pid);
    const begun = performance.now();
    const phones = Array.from({ length: PHONES }, async (_, phone) => {
      for (let report = 0; report < REPORTS_A_PHONE; report++) await side.send(files, mediaType, phone);
    });
    await Promise.all(phones);
    const bytes = files.reduce((sum, file) => sum + file.length, 0) * PHONES * REPORTS_A_PHONE;
    const megabytes = bytes / 1024 / 1024;
    return {
      rate: megabytes / ((performance.now() - begun) / 1000),
      cpuMs: (((await cpuSeconds(side.pid)) - before) * 1000) / megabytes,
    };
  };
  await turn(product);
  await turn(floor);
  const rounds = [];
  for (let index = 0; index < ROUNDS; index++) {
    const [first, second] = index % 2 === 0 ? [product, floor] : [floor, product];
    const one = await turn(first);
    const other = await turn(second);
    rounds.push(first === product ? { product: one, floor: other } : { product: other, floor: one });
  }
  const of = (pick) => median(rounds.map(pick));
  console.log(
    `${name.padEnd(24)} | ${of((r) => r.product.rate).toFixed(0)} MB/s, floor ${of((r) => r.floor.rate).toFixed(0)} MB/s, ` +
      `× ${of((r) => r.product.rate / r.floor.rate).toFixed(2)} | CPU a MB ${of((r) => r.product.cpuMs).toFixed(1)} ms, ` +
      `floor ${of((r) => r.floor.cpuMs).toFixed(1)} ms | load ${os.loadavg()[0].toFixed(1)}`,
  );
}

async function startProduct() {
  const dataDir = await folder();
  const limits = { RATE_PERSON: '10000000', RATE_ADDRESS: '10000000', RATE_UPLOADS: '10000000' };
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'true',
    DEMO_REPORTS: 'false',
    ...limits,
  };
  const server = await start([path.join(import.meta.dirname, '../dist/main.js')], env);
  const api = `${server.base}/api/v1`;
  const call = async (method, address, body, headers = {}) => {
    const json =
      typeof body === 'object' && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {};
    const answer = await fetch(api + address, {
      method,
      headers: { ...json, ...headers },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status >= 300) throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const { accessToken } = await call('POST', '/sessions/demo', { account: 'zhang' });
  const session = { authorization: `Bearer ${accessToken}` };
  const { items } = await call('GET', '/campaigns');
  const { campaignId } = items.find(({ status }) => status === 'active');
  const send = (files, mediaType) => sendReport(call, session, campaignId, files, mediaType);
  return { ...server, send };
}

/** Announces the files of a report, then sends each as the phone does. */
async function sendReport(call, session, campaignId, files, mediaType) {
  const reportId = newId(new Date());
  const evidence = files.map((file, index) => ({
    evidenceId: newId(new Date()),
    fileName: `材料${index}`,
    sizeBytes: file.length,
    mediaType,
    source: 'album',
  }));
  const content = {
    ...{ campaignId, categoryCode: 'frontline', fields: { hours: 8 }, deed: '转移群众', district: '金水区' },
    ...{ startedOn: '2026-07-18', endedOn: '2026-07-19', place: '文祥路', evidence },
    declarations: { capable: true, resident: true, voluntary: true },
  };
  await call('PUT', `/reports/${reportId}`, content, session);
  const tus = { ...session, 'tus-resumable': '1.0.0' };
  for (const [index, { evidenceId, sizeBytes }] of evidence.entries()) {
    const metadata = `subjectId ${base64(reportId)},evidenceId ${base64(evidenceId)}`;
    await call('POST', '/uploads', undefined, {
      ...tus,
      'upload-length': String(sizeBytes),
      'upload-metadata': metadata,
    });
    await call('PATCH', `/uploads/${evidenceId}`, files[index], {
      ...tus,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    });
  }
}

async function startFloor() {
  const server = await start([path.join(import.meta.dirname, 'upload-floor.mjs'), await folder()], {});
  const send = async (files) => {
    for (const file of files) {
      const answer = await fetch(server.base, { method: 'POST', body: file });
      if (answer.status !== 204) throw new Error(`The floor answered ${answer.status}`);
    }
  };
  return { ...server, send };
}

/** A whole PDF of noise. */
async function pdf() {
  const head = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< >>\nstream\n');
  const noise = randomBytes(FILE_BYTES);
  const middle = Buffer.from('\nendstream\nendobj\n');
  const at = head.length + noise.length + middle.length;
  const tail = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([head, noise, middle, Buffer.from(tail)]);
}

/** A photo as phones take them: 12 million pixels in some 2 MB. */
async function photo() {
  const rough = randomBytes(400 * 300 * 3);
  const picture = sharp(rough, { raw: { width: 400, height: 300, channels: 3 } }).resize(4000, 3000);
  for (let quality = 95; ; quality -= 5) {
    const bytes = await picture.clone().jpeg({ quality }).toBuffer();
    if (bytes.length <= FILE_BYTES * 1.1 || quality <= 40) return bytes;
  }
}

async function folder() {
  const made = await mkdtemp(path.join(os.tmpdir(), 'benefit-bench-'));
  leftovers.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function start(args, env) {
  const child = spawn(process.execPath, [...(process.env.SERVER_FLAGS?.split(' ') ?? []), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  leftovers.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const port = /localhost:(\d+)/.exec(said)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return { pid: child.pid, base: `http://127.0.0.1:${port}` };
  }
  throw new Error(`It did not start: ${said}`);
}

/** User and system time of a process with all its threads (proc_pid_stat(5)). */
async function cpuSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
