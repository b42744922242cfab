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
        ...(reply.text !== '' && { body: redactText(reply.text) }),
      },
    }),
    ...(reply === undefined && { error: describeFailure(error) }),
    ...(retry !== undefined && { retry }),
  };
}
