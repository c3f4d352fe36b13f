import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { BulkSheetTerms, CheckedRow } from '@benefit/shared/relief/bulk-rules';
import { SheetFault } from './sheet-fault.ts';
import type { SheetAnswer, SheetTask } from './sheet-worker.ts';

/** What a sheet may cost: memory of its thread, and time, with room for a slow machine. */
const MEMORY_MB = 768;
const PATIENCE_MS = 90_000;

/** Where the thread's code is: the sources under test, the build in use. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './sheet-worker.ts' : './sheet-worker.js',
  import.meta.url,
);

/** Checks sheets one after the other, each on a thread of its own with bounds of memory and time. */
@Injectable()
export class SheetChecker {
  private last: Promise<unknown> = Promise.resolve();

  /** @throws SheetFault when the file cannot be read as a sheet */
  check(bytes: Uint8Array, terms: BulkSheetTerms): Promise<CheckedRow[]> {
    const turn = this.last.then(() => inWorker({ bytes, terms }));
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function inWorker(task: SheetTask): Promise<CheckedRow[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const tooComplex = () =>
      new SheetFault('too-complex', '表格内容太复杂，检查不完，请只保留模板里的列，或拆成几份上传');
    const settle = (finish: () => void) => {
      clearTimeout(patience);
      finish();
      void worker.terminate();
    };
    const patience = setTimeout(() => settle(() => reject(tooComplex())), PATIENCE_MS);
    const rows: CheckedRow[] = [];
    worker.on('message', (answer: SheetAnswer) => {
      if ('fault' in answer) {
        return settle(() => reject(new SheetFault(answer.fault.code, answer.fault.text)));
      }
      for (const row of answer.rows) rows.push(row);
      if (answer.last) settle(() => resolve(rows));
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error)),
    );
    worker.once('exit', () => settle(() => reject(new Error('The sheet worker ended without an answer'))));
  });
}
