import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BULK_MAX_BYTES, uploadBulk } from '@benefit/shared/relief/bulk-contract';
import { Problem } from '../../platform/problem.ts';

/** Lets sheets through to their route unread: who sends one is asked before a byte of it is kept. */
export function acceptSheetBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(uploadBulk.consumes, (_request, payload, done) => done(null, payload));
}

/**
 * Reads the sheet that a request carries.
 *
 * @throws Problem `unsupported-media-type`, `body-too-large`, `malformed-request` where it breaks off
 */
export async function readSheetBody({ body, headers }: FastifyRequest): Promise<Buffer> {
  if (!(body instanceof Readable)) throw new Problem('unsupported-media-type');
  const tooLarge = () => {
    // what still comes is let run out, so that the answer arrives
    body.resume();
    return new Problem('body-too-large', { detail: '文件超过 10 MB，请拆成几份上传' });
  };
  if (Number(headers['content-length'] ?? 0) > BULK_MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > BULK_MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Problem('malformed-request', { detail: '文件没有传完，请重试' }, { cause: error });
  }
  if (sizeBytes > BULK_MAX_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}
