import { parentPort } from 'node:worker_threads';
import type { FileRefusal } from '@benefit/shared/relief/evidence-rules';
import { FileFault } from './file-fault.ts';
import { inspectFile } from './file-inspection.ts';
import type { FileFacts } from './file-inspection.ts';

export interface InspectionTask {
  path: string;
  seconds: number;
}

export type InspectionAnswer = { facts: FileFacts } | { refusal: FileRefusal } | { error: string };

/** Inspects one file after the other on a thread of its own. */
async function inspect({ path, seconds }: InspectionTask): Promise<InspectionAnswer> {
  try {
    return { facts: await inspectFile(path, seconds) };
  } catch (error) {
    if (error instanceof FileFault) return { refusal: error.refusal };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (task: InspectionTask) => {
  void inspect(task).then((answer) => parentPort?.postMessage(answer));
});
