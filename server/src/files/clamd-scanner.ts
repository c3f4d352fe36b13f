import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Problem } from '../platform/problem.ts';
import { MalwareScanner } from './malware-scanner.ts';
import type { ScanResult } from './malware-scanner.ts';

/** How long clamd may say nothing: it scans 200 MB in some seconds. */
const PATIENCE_MS = 60_000;
const LONGEST_ANSWER = 4096;

/**
 * ClamAV's daemon by its own protocol (clamd(8), INSTREAM): pieces with their lengths before them, an
 * empty one at the end, then one line of answer. Its StreamMaxLength must let 200 MB through.
 */
export class ClamdScanner extends MalwareScanner {
  private readonly logger = new Logger(ClamdScanner.name);

  /** @param place `host:port` or the path of a socket */
  constructor(
    private readonly place: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    super();
  }

  async scan(open: () => Readable): Promise<ScanResult> {
    const answer = await this.ask(open()).catch((cause: unknown) => {
      this.logger.error(cause);
      throw new Problem('unavailable', { retry: true, detail: '安全检查暂时不可用，请稍后再试' }, { cause });
    });
    if (answer === 'stream: OK') return 'clean';
    if (answer.endsWith(' FOUND')) return 'infected';
    this.logger.error(`clamd said: ${answer}`);
    throw new Problem('unavailable', { retry: true, detail: '安全检查暂时不可用，请稍后再试' });
  }

  private async ask(content: Readable): Promise<string> {
    const socket = connect(addressOf(this.place));
    socket.setTimeout(this.patienceMs, () => socket.destroy(new Error('clamd does not answer')));
    try {
      const answer = answerOf(socket);
      // it may answer and hang up before it has heard everything
      await Promise.race([answer, send(socket, content)]);
      return await answer;
    } finally {
      content.destroy();
      socket.destroy();
    }
  }
}

async function send(socket: Socket, content: Readable): Promise<void> {
  const write = async (bytes: Uint8Array) => {
    if (!socket.write(bytes)) await once(socket, 'drain');
  };
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(length);
    await write(chunk);
  }
  await write(Buffer.alloc(4));
}

/** Everything up to the zero byte, or to the end. */
async function answerOf(socket: Socket): Promise<string> {
  let said = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    said += chunk.toString('utf8');
    if (said.includes('\0')) return said.slice(0, said.indexOf('\0'));
    if (said.length > LONGEST_ANSWER) break;
  }
  throw new Error('clamd hung up without an answer');
}

function addressOf(place: string): { path: string } | { host: string; port: number } {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(place) ?? [];
  return host === undefined ? { path: place } : { host, port: Number(port) };
}
