/**
 * The tills, in a process of their own. Asked by message `{ base, tills, codes, redeem }`, it lets
 * each till scan (and redeem) its share of the codes, one after the other over one connection, and
 * answers `{ seconds, done, faults }`.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

process.on('message', async (job) => process.send(await run(job)));

async function run({ base, tills, codes, redeem }) {
  const agent = new Agent({ keepAlive: true, maxSockets: tills.length });
  const outcome = { done: 0, faults: [] };
  const begun = performance.now();
  await Promise.all(
    tills.map(async (till, index) => {
      for (let at = index; at < codes.length; at += tills.length) {
        const fault = await serve({ agent, base, till }, codes[at], redeem);
        if (fault === null) outcome.done++;
        else outcome.faults.push(fault);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { seconds, ...outcome, faults: outcome.faults.slice(0, 3), faultCount: outcome.faults.length };
}

async function serve(line, code, redeem) {
  const scanned = await post(line, '/api/v1/counter/scans', { code });
  if (scanned.status !== 200 || scanned.body.verdict !== 'ok') return scanned;
  if (!redeem) return null;
  const { benefitId } = line.till;
  const booked = await post(
    line,
    '/api/v1/counter/redemptions',
    { scan: scanned.body.scan, benefitId },
    randomUUID(),
  );
  return booked.status === 201 ? null : booked;
}

function post({ agent, base, till }, path, body, key) {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    authorization: `Bearer ${till.token}`,
    'x-terminal': till.terminal,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  return new Promise((resolve, reject) => {
    const call = request(base + path, { method: 'POST', agent, headers }, (response) => {
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (said += chunk));
      response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(said) }));
    });
    call.on('error', reject);
    call.end(text);
  });
}
