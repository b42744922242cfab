import type { Dispatcher } from 'undici';
import { bodyLimit } from '../body-limits';
import { reasonOf } from '../reason-of';
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
  limits: AnswerLimits = {},
): Promise<WholeAnswer> =>
  new Promise((resolve, reject) => void dispatcher.dispatch(request, new Taking({ resolve, reject }, limits)));

/** Where nobody waits for an answer any longer. */
export type AnswerLimits = {
  readonly signal?: AbortSignal | undefined;
  /** Bytes that the body of a success may have. */
  readonly longestReply?: number | undefined;
};

type Settle = { readonly resolve: (answer: WholeAnswer) => void; readonly reject: (error: unknown) => void };

class Taking implements Dispatcher.DispatchHandler {
  readonly #settle: Settle;
  readonly #signal: AbortSignal | undefined;
  readonly #longestReply: number | undefined;
  readonly #stop = (): void => this.#fail(reasonOf(this.#signal));
  #controller: Dispatcher.DispatchController | undefined;
  #body: AnswerBody | undefined;

  constructor(settle: Settle, { signal, longestReply }: AnswerLimits) {
    this.#settle = settle;
    this.#signal = signal;
    this.#longestReply = longestReply;
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
      const codings = headers.get('content-encoding') ?? '';
      this.#body = new AnswerBody(
        { status, codings, limit: bodyLimit(status, this.#longestReply) },
        {
          done: body => this.#done({ status, statusText, headers, body }),
          fail: error => this.#fail(error),
        },
      );
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
  if (!Array.isArray(raw)) throw new TypeError('undici hands on the headers of HTTP/1.1 as they came');
  const headers = new Headers();
  for (let at = 0; at < raw.length; at += 2) headers.append(latin1(raw[at]), latin1(raw[at + 1]));
  return headers;
}

const latin1 = (text: Buffer | string | undefined): string =>
  typeof text === 'string' ? text : (text?.toString('latin1') ?? '');
