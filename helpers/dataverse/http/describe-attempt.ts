import { beginningOf } from '../harmless';
import type { Exchange } from './exchange';
import { describeFailure } from './network-failure';
import type { Answer, OutgoingRequest } from './request';
import { redactHeaders, redactText } from './redact';

/** One attempt as it happened: it still holds secrets. `error` is what `fetch` threw when no reply came. */
export type Attempt = {
  readonly number: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly durationMs: number;
  readonly reply?: Answer;
  readonly error?: unknown;
};

/** An attempt as a report may show it: redacted. `retry` says when the next one follows. */
export function describeAttempt(asked: OutgoingRequest, attempt: Attempt, retry?: string): Exchange {
  const { reply, error } = attempt;
  return {
    method: asked.method,
    url: redactText(asked.url),
    attempt: attempt.number,
    durationMs: Math.round(attempt.durationMs),
    request: {
      headers: redactHeaders(new Headers(attempt.headers)),
      ...(asked.body !== undefined && { body: redactText(asked.body) }),
    },
    ...(reply !== undefined && {
      response: {
        status: reply.status,
        headers: redactHeaders(reply.headers),
        ...(reply.text !== '' && { body: notedBody(reply.text) }),
      },
    }),
    ...(reply === undefined && { error: describeFailure(error) }),
    ...(retry !== undefined && { retry }),
  };
}

/** Characters of an answer's body that a report keeps: a server that sends all it may, again and again, would fill the disk. */
const longestNoted = 4 * 1024 * 1024;

/** Cut first, so that nobody looks for secrets in what is not kept; what is left ends before a word, and half a secret is one. */
function notedBody(text: string): string {
  const kept = beginningOf(text, longestNoted);
  const left = text.length - kept.length;
  return left === 0 ? redactText(text) : `${redactText(kept)}\n[cut: ${left} more characters came, and were not kept]`;
}
