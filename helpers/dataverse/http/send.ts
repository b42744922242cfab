import type { KyInstance } from 'ky';
import type { NoteExchange } from './exchange';
import { networkFailureKind, unreachable } from './network-failure';
import { type Attempt, describeAttempt } from './attempt';
import { type AttemptOutcome, leavesOpen, retryDelay } from './retry-decision';
import { retryAfter } from './retry-after';
import type { Timing } from '../timing/timing';

export type OutgoingRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds for one attempt, body included. */
  readonly timeout: number;
  /** Whether sending the request twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** Whether it is sent again after a 429, a gateway's error or a network failure. */
  readonly retry: boolean;
};

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** An earlier attempt may have been executed although its answer never came. */
  readonly afterLostAnswer: boolean;
};

/** Where a bearer token comes from, and what to do when the server refuses it. */
export type Authorization = { accessToken(): Promise<string>; discard(): void };

export type SendTools = {
  readonly http: KyInstance;
  readonly note: NoteExchange;
  readonly timing: Timing;
  readonly authorization?: Authorization;
  /** The error code in a refusal's body, where one decides about a retry. */
  readonly errorCode?: (text: string) => string;
  /** Milliseconds that a refusal's body asks to wait, where no `Retry-After` header says so. */
  readonly retryAfter?: (text: string) => number | undefined;
};

/**
 * Sends a request until an answer comes that stands, and notes every attempt. A 401 renews the token once. Throws
 * UnreachableError when the last attempt had no answer; an HTTP status is never thrown.
 */
export async function send(request: OutgoingRequest, tools: SendTools): Promise<Reply> {
  const { timing, authorization, note } = tools;
  const started = timing.now();
  let afterLostAnswer = false;
  let renewed = false;
  for (let number = 1; ; number += 1) {
    const attempt = await tryOnce(request, number, tools);
    const outcome = outcomeOf(attempt, tools);
    const renew = attempt.reply?.status === 401 && authorization !== undefined && !renewed;
    const context = { attempt: number, elapsed: timing.now() - started, repeatable: request.repeatable };
    const delay = renew ? 0 : request.retry ? retryDelay(outcome, context) : undefined;
    await note(
      describeAttempt(
        request,
        attempt,
        renew ? 'sent again with a new token' : delay && `sent again after ${delay / 1_000} s`,
      ),
    );

    if (delay === undefined) return finish(request, attempt, afterLostAnswer);
    afterLostAnswer ||= leavesOpen(outcome);
    if (renew) {
      renewed = true;
      authorization.discard();
    } else {
      await timing.sleep(delay);
    }
  }
}

async function tryOnce(request: OutgoingRequest, number: number, tools: SendTools): Promise<Attempt> {
  const { http, timing, authorization } = tools;
  const token = await authorization?.accessToken();
  const headers = { ...request.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const started = timing.now();
  try {
    const response = await http(request.url, {
      method: request.method,
      headers,
      signal: AbortSignal.timeout(Math.ceil(request.timeout)),
      ...(request.body !== undefined && { body: request.body }),
    });
    const text = await response.text();
    const reply = { status: response.status, headers: response.headers, text };
    return { number, headers, durationMs: timing.now() - started, reply };
  } catch (error) {
    return { number, headers, durationMs: timing.now() - started, error };
  }
}

function outcomeOf({ reply, error }: Attempt, tools: SendTools): AttemptOutcome {
  if (reply === undefined) return { kind: 'failure', failure: networkFailureKind(error) };
  const header = retryAfter(reply.headers.get('retry-after'));
  return {
    kind: 'reply',
    status: reply.status,
    code: reply.status === 500 ? (tools.errorCode?.(reply.text) ?? '') : '',
    retryAfter: header ?? (reply.status >= 400 ? tools.retryAfter?.(reply.text) : undefined),
  };
}

function finish(request: OutgoingRequest, { reply, error }: Attempt, afterLostAnswer: boolean): Reply {
  if (reply === undefined) throw unreachable(request.method, request.url, error, request.timeout);
  return { ...reply, afterLostAnswer };
}
