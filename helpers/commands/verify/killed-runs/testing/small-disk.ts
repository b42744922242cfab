import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const size = '96m';
const inPieces = Buffer.alloc(1 << 16);

/** A disk in memory that is soon full. Only who may mount one has it. */
export class SmallDisk {
  readonly folder: string;
  readonly #mounted: readonly string[];

  private constructor(folder: string, mounted: readonly string[]) {
    this.folder = folder;
    this.#mounted = mounted;
  }

  /** Undefined where this user may mount nothing, not with sudo either. */
  static mountAt(folder: string): SmallDisk | undefined {
    mkdirSync(folder, { recursive: true });
    for (const as of [[], ['sudo', '-n']]) {
      const disk = new SmallDisk(folder, as);
      if (disk.#run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=777`, 'none', folder)) return disk;
    }
    return undefined;
  }

  /** Until not a byte more fits. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      while (writeSync(file, inPieces) > 0);
    } catch {
      // It is full.
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  /** From now on nothing can be written: as soon as no file is open to be written, which the system waits for. */
  makeReadOnly(): void {
    const started = Date.now();
    while (!this.#run('mount', '-o', 'remount,ro', this.folder)) {
      if (Date.now() - started > 5_000) throw new Error('The disk is busy, and cannot be made read-only.');
    }
  }

  makeWritable(): void {
    this.#run('mount', '-o', 'remount,rw', this.folder);
  }

  unmount(): void {
    this.#run('umount', '--lazy', this.folder);
  }

  get #ballast(): string {
    return path.join(this.folder, 'ballast');
  }

  #run(...command: readonly string[]): boolean {
    const [program = '', ...args] = [...this.#mounted, ...command];
    try {
      execFileSync(program, args, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }
}
