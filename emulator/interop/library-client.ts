import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type LibraryAnswer, type LibraryCall, type LibraryFailure, type LibraryRequest } from './library-process';
import { type Target } from './target';

/** What the library threw. */
class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly status: unknown;
  /** `0x…` */
  readonly code: unknown;

  constructor({ message, status, code }: LibraryFailure) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Drives dynamics-web-api, which runs in a process that trusts the emulator's certificate. */
export class LibraryClient {
  readonly #process: ChildProcess;
  #lastId = 0;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  static async start({ settings, token }: Target): Promise<LibraryClient> {
    const child = fork(path.join(__dirname, 'library-process.ts'), [settings.origin, token], {
      execArgv: ['--require', 'ts-node/register'],
      env: { NODE_EXTRA_CA_CERTS: settings.certificateFile },
      serialization: 'advanced',
    });
    await once(child, 'message');
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
