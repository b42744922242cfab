import ky, { type Options } from 'ky';
import { realTiming, type Timing } from '../timing/timing';
import { Attempts } from './attempts';
import { unreachable } from './network-failure';
import { readText } from './read-text';
import type { Fetch, OutgoingRequest, Send } from './request';
import { TimeLimit } from './time-limit';

/** An attempt that ended without an answer, or in the middle of one. */
class NoAnswer extends Error {}

/**
 * Makes the one way out: ky sends, and {@link Attempts} tells it whether to send again, and when. ky's own rules are not
 * asked: they know neither Dataverse's codes nor whether a request may be repeated, and its time limit ends with the
 * headers (docs/decisions/022).
 */
export function createSend({ fetch, timing = realTiming }: { fetch: Fetch; timing?: Timing }): Send {
  const http = ky.create({
    redirect: 'manual',
    throwHttpErrors: false,
    timeout: false,
    retry: { limit: Infinity, methods: ['get', 'post', 'put', 'patch', 'head', 'delete'], delay: () => 0 },
  });
  return async (request, options = {}) => {
    const attempts = new Attempts(request, options, timing);
    const came: Came = { text: '' };
    try {
      await http(request.url, byAttempts(request, { fetch, attempts, came }));
      return attempts.reply;
    } catch (error) {
      request.unwanted?.throwIfAborted();
      throw error instanceof NoAnswer ? unreachable(request, error.cause) : error;
    } finally {
      // Signals hold what ky made for as long as V8 clears up new objects only, and with it what is named there.
      came.text = '';
      attempts.leave();
    }
  };
}

/** The body of the last answer. */
type Came = { text: string };

type Sending = { readonly fetch: Fetch; readonly attempts: Attempts; readonly came: Came };

/** What ky is told of one request: each attempt is sent, read to its end, and judged by the attempts. */
function byAttempts(request: OutgoingRequest, { fetch, attempts, came }: Sending): Options {
  const { method, url, headers, body, timeout, longestReply, unwanted } = request;
  const limit = new TimeLimit(timeout, unwanted);
  return {
    method,
    headers,
    ...(body !== undefined && { body }),
    // Read here, and not after ky has a copy of the response, which would keep in memory what nobody reads.
    fetch: async input => {
      const outgoing = {
        method,
        headers: headersOf(input),
        body: body ?? null,
        longestReply,
        redirect: 'manual',
      } as const;
      const response = await answerOf(limit.hold(fetch(url, { ...outgoing, signal: limit.begin() })));
      came.text = await answerOf(limit.hold(readText(response)));
      limit.end();
      const { status, headers } = response;
      return new Response(null, { status, headers });
    },
    hooks: {
      beforeRequest: [outgoing => attempts.begin(outgoing.headers)],
      afterResponse: [
        async (_request, _options, { status, headers }) => {
          const again = await attempts.answered({ status, headers, text: came.text });
          return again ? ky.retry({ delay: 0 }) : undefined;
        },
      ],
      beforeRetry: [() => unlessUnwanted(attempts.wait(), unwanted)],
    },
    // Not asked after an answer. An error of a hook, such as a failed sign-in, ends the attempts.
    retry: { shouldRetry: ({ error }) => error instanceof NoAnswer && attempts.failed(error.cause) },
  };
}

/** Those of the request that ky hands on: always one of its own. Known by its shape, as whoever replaces Node's `Request` has several classes of it. */
function headersOf(input: string | URL | Request): Headers {
  if (typeof input === 'string' || !('headers' in input)) throw new TypeError('ky sends requests');
  return input.headers;
}

async function answerOf<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new NoAnswer('no answer came', { cause });
  }
}

/** A wait that ends at once, with the signal's reason, when nobody wants what is waited for. */
async function unlessUnwanted(wait: Promise<void>, unwanted: AbortSignal | undefined): Promise<void> {
  if (unwanted === undefined) return wait;
  unwanted.throwIfAborted();
  let stop = (): void => undefined;
  const stopped = new Promise<void>(resolve => (stop = resolve));
  unwanted.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([wait, stopped]);
  } finally {
    unwanted.removeEventListener('abort', stop);
  }
  unwanted.throwIfAborted();
}
