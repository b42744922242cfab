import ky from 'ky';
import { realTiming, type Timing } from '../timing/timing';
import { Attempts } from './attempts';
import { unreachable } from './network-failure';
import type { Send } from './request';

/** An attempt that ended without an answer, or in the middle of one. */
class NoAnswer extends Error {}

/**
 * Makes the one way out: ky sends, and {@link Attempts} tells it whether to send again, and when. ky's own rules are not
 * asked: they know neither Dataverse's codes nor whether a request may be repeated, and its time limit ends with the
 * headers (docs/decisions/022).
 */
export function createSend({ fetch, timing = realTiming }: { fetch: typeof globalThis.fetch; timing?: Timing }): Send {
  const http = ky.create({
    redirect: 'manual',
    throwHttpErrors: false,
    timeout: false,
    retry: { limit: Infinity, methods: ['get', 'post', 'put', 'patch', 'head', 'delete'], delay: () => 0 },
  });
  return async (request, options = {}) => {
    const { method, url, headers, body, timeout } = request;
    const attempts = new Attempts(request, options, timing);
    try {
      await http(url, {
        method,
        headers,
        ...(body !== undefined && { body }),
        fetch: (input, init) => answerOf(fetch(input, { ...init, signal: limited(input, timeout) })),
        hooks: {
          beforeRequest: [outgoing => attempts.begin(outgoing.headers)],
          afterResponse: [
            async (_request, _options, response) => {
              const text = await answerOf(response.text());
              const again = await attempts.answered({ status: response.status, headers: response.headers, text });
              return again ? ky.retry({ delay: 0 }) : undefined;
            },
          ],
          beforeRetry: [() => attempts.wait()],
        },
        // Not asked after an answer. An error of a hook, such as a failed sign-in, ends the attempts.
        retry: { shouldRetry: ({ error }) => error instanceof NoAnswer && attempts.failed(error.cause) },
      });
    } catch (error) {
      throw error instanceof NoAnswer ? unreachable(method, url, error.cause, timeout) : error;
    }
    return attempts.reply;
  };
}

/** Ends with the request or with the time limit of the attempt, in milliseconds, whichever is first. */
function limited(input: Parameters<typeof fetch>[0], timeout: number): AbortSignal {
  const limit = AbortSignal.timeout(Math.ceil(timeout));
  return input instanceof Request ? AbortSignal.any([input.signal, limit]) : limit;
}

async function answerOf<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new NoAnswer('no answer came', { cause });
  }
}
