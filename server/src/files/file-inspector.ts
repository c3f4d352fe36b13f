import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { FileFault } from './file-fault.ts';
import type { FileFacts } from './file-inspection.ts';
import type { InspectionAnswer, InspectionTask } from './inspection-worker.ts';

/** How long decoding may take, and the thread as a whole: a slow machine under load is no reason to refuse. */
const DECODE_SECONDS = 30;
const PATIENCE_MS = 45_000;
/** Most threads at once; a photo of 100 million pixels may need half a gigabyte. */
const MAX_THREADS = 4;

/** Where the thread's code is: the sources under test, the build in use. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './inspection-worker.ts' : './inspection-worker.js',
  import.meta.url,
);

// loaded here first, so that libvips outlives every thread; one picture takes one core
sharp.concurrency(1);
sharp.cache(false);

/** Inspects files on a few threads, off the event loop, with limits of pixels and time. */
@Injectable()
export class FileInspector implements OnApplicationShutdown {
  private readonly idle: Worker[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly most = Math.max(1, Math.min(availableParallelism(), MAX_THREADS));
  private busy = 0;

  /** @throws FileFault */
  async inspect(path: string): Promise<FileFacts> {
    await this.turn();
    try {
      return await this.ask({ path, seconds: DECODE_SECONDS });
    } finally {
      this.busy--;
      this.waiting.shift()?.();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((worker) => worker.terminate()));
  }

  private async turn(): Promise<void> {
    while (this.busy >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy++;
  }

  private async ask(task: InspectionTask): Promise<FileFacts> {
    const worker = this.idle.pop() ?? new Worker(WORKER);
    worker.ref();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const message = once(worker, 'message', { signal: patience.signal });
      worker.postMessage(task);
      const [answer] = (await message) as [InspectionAnswer];
      worker.unref();
      this.idle.push(worker);
      if ('facts' in answer) return answer.facts;
      throw 'refusal' in answer ? new FileFault(answer.refusal) : new Error(answer.error);
    } catch (error) {
      if (!this.idle.includes(worker)) await worker.terminate();
      throw faultOf(error as NodeJS.ErrnoException);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A thread that takes too long, or more memory than it has, was given no honest photo. */
function faultOf(error: NodeJS.ErrnoException): Error {
  if (error.code === 'ABORT_ERR') return new FileFault('file-too-slow', { cause: error });
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new FileFault('file-damaged', { cause: error });
  return error;
}
