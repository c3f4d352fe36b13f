/**
 * The floor of an upload: the same bytes streamed to disk through SHA-256, by bare HTTP, with nothing
 * asked and nothing looked at. `node upload-floor.mjs <folder>`; it prints its address.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const folder = process.argv[2];

const server = createServer(async (request, response) => {
  const hash = createHash('sha256');
  const hashed = async function* (pieces) {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  };
  const file = createWriteStream(path.join(folder, randomUUID()), { mode: 0o600, flush: true });
  await pipeline(request, hashed, file);
  response.writeHead(204, { 'x-sha256': hash.digest('hex') }).end();
});
server.listen(0, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}`));
