import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { environmentVariables } from '../../../run/settings/environment';
import { runsTypeScript } from '../../command';
import type { ContestantName } from './contestants/all';
import type { Ground } from './contestants/contestant';
import type { Drained } from './drain-process';

/** One contestant in a process of its own, so that its memory is its own too. */
export class Drainer {
  readonly name: ContestantName;
  readonly #process: ChildProcess;

  private constructor(name: ContestantName, process: ChildProcess) {
    this.name = name;
    this.#process = process;
  }

  /** Starts the process. */
  static async start(name: ContestantName, ground: Ground): Promise<Drainer> {
    const child = fork(path.join(__dirname, 'drain-process.ts'), [JSON.stringify({ name, ground })], {
      execArgv: [...runsTypeScript],
      env: { ...environmentVariables(), NODE_EXTRA_CA_CERTS: ground.caFile },
    });
    const drainer = new Drainer(name, child);
    await drainer.#next();
    return drainer;
  }

  /** Drains once. Throws where the process ended instead. */
  async drain(): Promise<Drained> {
    this.#process.send('drain');
    return (await this.#next()) as Drained;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }

  async #next(): Promise<unknown> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const ended = once(this.#process, 'exit', { signal }).then(([status]) => {
      throw new Error(`The process of ${this.name} ended with ${String(status)}: its own words say why.`);
    });
    try {
      const [message] = (await Promise.race([once(this.#process, 'message', { signal }), ended])) as [unknown];
      return message;
    } finally {
      ended.catch(() => undefined);
      waiting.abort();
    }
  }
}
