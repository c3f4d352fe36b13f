import type { FileRefusal } from '@benefit/shared/relief/evidence-rules';

/** Why the bytes of a file are not kept. */
export class FileFault extends Error {
  override name = 'FileFault';

  // no parameter property: the inspecting thread strips types and compiles nothing
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal, options?: { cause?: unknown }) {
    super(refusal, options);
    this.refusal = refusal;
  }
}
