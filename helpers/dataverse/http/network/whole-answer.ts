import type { Dispatcher } from 'undici';
import { AnswerBody } from './answer-body';

/** What a server answered, to the end of its body, which was decompressed. */
export type WholeAnswer = {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
};

/**
 * Sends one request, and takes its answer as fast as it comes: undici 7 ends the whole process where a server closes a
 * connection whose body waits to be read (https://github.com/nodejs/undici/issues/5360, mended in 8, which takes no Node.js 20).
 *
 * Throws the reason of the signal, LongBodyError, and what sockets, undici and zlib throw.
 */
export const wholeAnswer = (
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal?: AbortSignal | null,
): Promise<WholeAnswer> =>
  new Promise(
    (resolve, reject) => void dispatcher.dispatch(request, new Taking({ resolve, reject }, signal ?? undefined)),
  );

type Settle = { readonly resolve: (answer: WholeAnswer) => void; readonly reject: (error: unknown) => void };

class Taking implements Dispatcher.DispatchHandler {
  readonly #settle: Settle;
  readonly #signal: AbortSignal | undefined;
  readonly #stop = (): void => this.#fail(reasonOf(this.#signal));
  #controller: Dispatcher.DispatchController | undefined;
  #body: AnswerBody | undefined;

  constructor(settle: Settle, signal: AbortSignal | undefined) {
    this.#settle = settle;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#stop, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal?.aborted === true) this.#stop();
  }

  onResponseStart({ rawHeaders }: Dispatcher.DispatchController, status: number, _: unknown, statusText = ''): void {
    // An interim answer, which the one that counts follows.
    if (status < 200) return;
    try {
      const headers = headersOf(rawHeaders);
      this.#body = new AnswerBody(status, headers.get('content-encoding') ?? '', {
        done: body => this.#done({ status, statusText, headers, body }),
        fail: error => this.#fail(error),
      });
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  onResponseData(_: unknown, piece: Buffer): void {
    this.#body?.take(piece);
  }

  onResponseEnd(): void {
    this.#body?.end();
  }

  onResponseError(_: unknown, error: Error): void {
    this.#fail(error);
  }

  #done(answer: WholeAnswer): void {
    this.#signal?.removeEventListener('abort', this.#stop);
    this.#settle.resolve(answer);
  }

  /** And with it the connection. */
  #fail(error: Error): void {
    this.#signal?.removeEventListener('abort', this.#stop);
    this.#settle.reject(error);
    this.#body?.drop();
    this.#controller?.abort(error);
  }
}

/** Bytes, as HTTP has them: a letter beyond ASCII is two of them. */
function headersOf(raw: Dispatcher.DispatchController['rawHeaders']): Headers {
  const headers = new Headers();
  if (!Array.isArray(raw)) return headers;
  for (let at = 0; at < raw.length; at += 2) headers.append(latin1(raw[at]), latin1(raw[at + 1]));
  return headers;
}

const latin1 = (text: Buffer | string | undefined): string =>
  typeof text === 'string' ? text : (text?.toString('latin1') ?? '');

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new Error('aborted');
