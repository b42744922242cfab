import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { environmentVariables } from '../../../run/settings/environment';
import { runsTypeScript } from '../../command';
import type { Taken } from './measure-on-messages';

/** What is started. */
type Started<Name> = {
  readonly name: Name;
  /** Its file, which calls {@link measureOnMessages}, and what that file is told. */
  readonly file: string;
  readonly told: unknown;
  /** The PEM file with the authority that it trusts. */
  readonly caFile: string;
};

/** One contestant in a process of its own, so that its memory is its own too. */
export class MeasuredProcess<Name extends string> {
  readonly name: Name;
  readonly #process: ChildProcess;

  private constructor(name: Name, process: ChildProcess) {
    this.name = name;
    this.#process = process;
  }

  /** Starts the process. */
  static async start<Name extends string>({ name, file, told, caFile }: Started<Name>): Promise<MeasuredProcess<Name>> {
    const child = fork(file, [JSON.stringify(told)], {
      execArgv: [...runsTypeScript],
      env: { ...environmentVariables(), NODE_EXTRA_CA_CERTS: caFile },
    });
    const measured = new MeasuredProcess(name, child);
    await measured.#next();
    return measured;
  }

  /** Has it done once. Throws where the process ended instead. */
  async measure(): Promise<Taken> {
    this.#process.send('once');
    return (await this.#next()) as Taken;
  }

  /** One that has ended by itself said why. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
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
