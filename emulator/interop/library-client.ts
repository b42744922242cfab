import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type LibraryAnswer, type LibraryCall, LibraryError, type LibraryRequest } from './library';
import { type Target } from './target';

/** A client that nobody here wrote, by the name that the npm registry has for it. */
export type LibraryName = 'dynamics-web-api' | 'odata' | 'soap';

/** Drives a library, which runs in a process that trusts the emulator's certificate. */
export class LibraryClient {
  readonly #process: ChildProcess;
  #lastId = 0;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  static async start(name: LibraryName, { settings, token }: Target): Promise<LibraryClient> {
    const child = fork(path.join(__dirname, name, 'process.ts'), [settings.origin, token], {
      execArgv: ['--require', path.join(__dirname, '../../transpile/register.cjs')],
      env: { NODE_EXTRA_CA_CERTS: settings.certificateFile },
      serialization: 'advanced',
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The process of ${name} ended with ${String(code)}: its own output says why.`);
    });
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
    return new LibraryClient(child);
  }

  /** Calls a method of the library: `create`, `retrieveMultiple`, … Throws a {@link LibraryError}. */
  async call<Result = unknown>(method: string, ...args: readonly unknown[]): Promise<Result> {
    return (await this.#request([{ method, args }], false)) as Result;
  }

  /** Sends the calls as one batch; the answers in their order. */
  async batch(calls: readonly LibraryCall[], options?: { readonly continueOnError?: boolean }): Promise<unknown[]> {
    return (await this.#request([{ method: 'executeBatch', args: [options] }, ...calls], true)) as unknown[];
  }

  stop(): void {
    this.#process.disconnect();
  }

  #request(calls: readonly LibraryCall[], asBatch: boolean): Promise<unknown> {
    this.#lastId += 1;
    const request: LibraryRequest = { id: this.#lastId, calls, asBatch };
    return new Promise((resolve, reject) => {
      const take = (answer: LibraryAnswer): void => {
        if (answer.id !== request.id) return;
        this.#process.off('message', take);
        if ('error' in answer) reject(new LibraryError(answer.error));
        else resolve(answer.result);
      };
      this.#process.on('message', take);
      this.#process.send(request);
    });
  }
}
