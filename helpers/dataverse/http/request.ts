import type { AnswerKind } from './answer-kind';
import type { Timing } from '../timing/timing';
import type { ExchangeRecorder, NoteExchange } from './exchange';
import type { Pace } from './pace';

/**
 * Makes a server compare its caches with the database first; good for requests of either endpoint
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors).
 */
export const strongConsistency = { consistency: 'Strong' } as const;

export type OutgoingRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds for one attempt, body included. */
  readonly timeout: number;
  /** Bytes that the body of its answer may hold. */
  readonly longestReply?: number | undefined;
  /** Whether sending the request twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** Whether it is sent again after a 429, a fault of the moment, a network failure or a refusal that may pass. */
  readonly retry: boolean;
  /** Aborted: nobody wants its answer any more. It ends in the signal's reason, and is not sent again. */
  readonly unwanted?: AbortSignal | undefined;
};

/** What a request is sent by. */
export type Fetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>;

export type FetchInit = RequestInit & {
  /** Bytes that the body of its answer may hold. */
  readonly longestReply?: number | undefined;
};

/** Gives bearer tokens of one environment. */
export type TokenSource = {
  /** A bearer token, cached and renewed before it expires. Throws SignInError or UnreachableError. */
  accessToken(): Promise<string>;
  /**
   * Forgets a token that the environment refused, and that may demand these claims of the next one. Several requests are told
   * so of one token: a newer one stays.
   */
  discard(refused: string, claims?: string): void;
};

/** What a client needs to speak to an environment. */
export type Connection = {
  /** The environment's root: its origin, plus the organization's path on-premises. */
  readonly environmentUrl: URL;
  readonly fetch: Fetch;
  /** Left out, requests carry no bearer token. */
  readonly tokens?: TokenSource;
  /** Where exchanges are shown. Nowhere when left out. */
  readonly record?: ExchangeRecorder;
  readonly timing?: Timing;
  /** Who lets its requests out, among those of others. They go out as they come when left out. */
  readonly pace?: Pace;
};

/** What a client reads out of an answer. */
export type Reading = {
  readonly kind: AnswerKind;
  /** Milliseconds that a refusal's body asks to wait, where no `Retry-After` header says so. */
  readonly retryAfter?: number | undefined;
  /** Given for a refusal that the same request may not meet again: how long to ask, and whom to tell how it ended. */
  readonly patience?: Patience | undefined;
};

/** How long a refusal is asked again for, although it stands. */
export type Patience = {
  readonly milliseconds: number;
  /** Told when something else came, after this many milliseconds. */
  readonly overcame: (took: number) => void;
  /** Told when it outlasted its time. */
  readonly stays: () => void;
};

export type SendOptions = {
  /** Told of every attempt. */
  readonly note?: NoteExchange | undefined;
  readonly authorization?: TokenSource | undefined;
  /** Asked before each attempt. */
  readonly pace?: Pace | undefined;
  /** How the protocol reads an answer. Its status alone decides when left out. */
  readonly read?: (answer: Answer) => Reading;
};

/** An answer, read to its end. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

export type Reply = Answer & {
  /** An earlier attempt may have been executed although its answer never came. */
  readonly afterLostAnswer: boolean;
  /** How often the request was sent. */
  readonly attempts: number;
};

/**
 * Sends a request until an answer comes that stands, and notes every attempt. A 401 renews the token once, with the
 * claims that it demands. Throws
 * UnreachableError when the last attempt had no answer; an HTTP status is never thrown.
 */
export type Send = (request: OutgoingRequest, options?: SendOptions) => Promise<Reply>;
