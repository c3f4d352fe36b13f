import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A folder on a disk of its own with little room: tmpfs, which takes root. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Null where this machine does not let us; under CI that is a failure. */
  static mount(folder: string, megabytes: number): SmallDisk | null {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'none', folder);
      return new SmallDisk(folder);
    } catch (error) {
      if (process.env['CI'] === 'true') throw error;
      console.warn('No disk can be mounted here: the test of a full one does not run');
      return null;
    }
  }

  enlarge(megabytes: number): void {
    run('mount', '-o', `remount,size=${megabytes}m`, this.folder);
  }

  unmount(): void {
    run('umount', this.folder);
  }
}

const run = (program: string, ...args: string[]): void =>
  void execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
