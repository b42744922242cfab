import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { environmentVariables } from '../../../run/settings/environment';
import { runsTypeScript } from '../../command';

const root = path.resolve(__dirname, '../../../..');

/** The command in a process of its own, as a pipeline starts it: no terminal. */
export class RunningSync {
  readonly lines: string[] = [];
  readonly #process: ChildProcess;
  readonly #end: Promise<number | null>;
  #wake = (): void => undefined;

  private constructor(command: string, args: readonly string[], settings: Readonly<Record<string, string>>) {
    this.#process = spawn(command, args, {
      cwd: root,
      env: { PATH: environmentVariables()['PATH'], ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', line => this.#note(line));
    }
    this.#end = once(this.#process, 'close').then(([status]) => {
      this.#wake();
      return status as number | null;
    });
  }

  /** The process itself, as a service starts it. */
  static start(settings: Readonly<Record<string, string>>, ...args: readonly string[]): RunningSync {
    const script = path.join(root, 'helpers/commands/sync/sync.ts');
    return new RunningSync(process.execPath, [...runsTypeScript, script, ...args], settings);
  }

  /** `npm run sync`, with npm's shell between npm and the process. */
  static throughNpm(settings: Readonly<Record<string, string>>, ...args: readonly string[]): RunningSync {
    return new RunningSync('npm', ['run', '--silent', 'sync', '--', ...args], settings);
  }

  #note(line: string): void {
    this.lines.push(line);
    this.#wake();
  }

  /** Waits until a line that was not waited for yet is one of these. Throws with all lines where it ended before. */
  async says(pattern: RegExp): Promise<void> {
    for (let from = 0; ;) {
      const at = this.lines.findIndex((line, index) => index >= from && pattern.test(line));
      if (at >= 0) return;
      if (this.#process.exitCode !== null)
        throw new Error(`It ended, and never said ${pattern}:\n${this.lines.join('\n')}`);
      from = this.lines.length;
      await new Promise<void>(resolve => (this.#wake = resolve));
    }
  }

  /** The exit status, by itself or after a signal. */
  ends(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal !== undefined) this.#process.kill(signal);
    return this.#end;
  }
}
