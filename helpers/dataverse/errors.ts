import { channel } from 'node:diagnostics_channel';
import { harmless } from './harmless';

/**
 * Every HarnessError is published here as it is made, so that whoever judges what ended a test has the error itself and
 * need not read its text.
 */
export const madeErrors = channel('dataverse-change-tracking-verifier:error');

/** `failed`: the environment did not do what is documented. `error`: only that nobody could look. */
type Outcome = 'failed' | 'error';

/**
 * An error the suite throws on purpose: it says what happened, then what to do. Its name is that of its class. What a server
 * said stands in it so that nobody obeys it.
 */
export class HarnessError extends Error {
  readonly whatToDo: string;
  /** What it proves. */
  readonly outcome: Outcome = 'error';

  constructor(message: string, whatToDo: string, options?: ErrorOptions) {
    super(`${harmless(message)}\n  What to do: ${harmless(whatToDo)}`, options);
    this.name = new.target.name;
    this.whatToDo = harmless(whatToDo);
    madeErrors.publish(this);
  }
}

/**
 * Something outside of the suite must be set right, and the message says what: frames of our code would only hide it,
 * so the stack is the message.
 */
export class OutsideError extends HarnessError {
  constructor(message: string, whatToDo: string, options?: ErrorOptions) {
    super(message, whatToDo, options);
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** Settings are missing, malformed or contradict each other. Nothing was asked of the environment. */
export class SettingsError extends OutsideError {}

/** The identity provider gave no token: wrong secret, unknown app, unknown tenant, … */
export class SignInError extends OutsideError {
  /** It was busy, or failed in a moment: whoever asks again may be given one. */
  readonly mayPass: boolean;
  readonly #what: string;

  constructor(
    message: string,
    whatToDo: string,
    { mayPass = false, ...options }: ErrorOptions & { readonly mayPass?: boolean } = {},
  ) {
    super(message, whatToDo, options);
    this.mayPass = mayPass;
    this.#what = message;
  }

  /** The same, with one more sentence of what can be done. */
  withAdvice(advice: string): SignInError {
    const { mayPass, cause } = this;
    return new SignInError(this.#what, `${this.whatToDo} ${advice}`, { mayPass, cause });
  }
}

/** No usable answer came: refused connection, unknown host, untrusted certificate, time limit. */
export class UnreachableError extends OutsideError {}

/** An answer came that goes on and on: it was cut off, unread. Whoever sent a change knows no more than without an answer. */
export class OversizedReplyError extends UnreachableError {}

/** What a {@link DataverseError} is made of. */
export type DataverseErrorFields = {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** `0x…`, as the Web API writes it. Empty when the reply carried none. */
  readonly code: string;
  /** The environment's own words. */
  readonly detail: string;
  /** What Microsoft support asks for: the reply's `x-ms-service-request-id` (or `REQ_ID`). */
  readonly requestId: string | undefined;
};

/** Dataverse refused a request. Specs assert on `status` and `code`, never on the text. */
export class DataverseError extends HarnessError implements DataverseErrorFields {
  override readonly outcome: Outcome = 'failed';
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | undefined;

  constructor(fields: DataverseErrorFields, whatToDo = 'open the request in the report.', options?: ErrorOptions) {
    const { method, url, status, code, detail, requestId } = fields;
    const where = requestId === undefined ? '' : ` (request id ${requestId})`;
    super(`${method} ${url} failed with ${status} ${code || '(no code)'}: ${detail}${where}`, whatToDo, options);
    this.method = method;
    this.url = url;
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.requestId = requestId;
  }
}

/** 401 or 403: the environment does not let this user look, which says nothing about what it supports. */
export class AccessError extends DataverseError {
  override readonly outcome = 'error';
}

/** Throttled, or a fault of the moment, to the last attempt: the environment is in no state to be judged. */
export class UnavailableError extends DataverseError {
  override readonly outcome = 'error';
}

/** A plug-in, a workflow or a rule that somebody installed refused: that is no word of Dataverse's. */
export class CustomCodeError extends DataverseError {
  override readonly outcome = 'error';
}

/** A row or an operation is not there. Who knows that it was finds it removed meanwhile; who expects that looks at the code. */
export class VanishedError extends DataverseError {
  override readonly outcome: Outcome = 'error';
}

/** The table itself is not there any more: no answer to whatever was asked of its rows. */
export class VanishedTableError extends VanishedError {}

/**
 * A token was refused as expired although it was young, and a newer one was taken. That may happen whenever a table's
 * definition changes or the environment is maintained: what came between is lost, and the test must begin anew.
 */
export class ExpiredTokenError extends HarnessError {}

/**
 * A reply that this suite does not understand: no JSON, a null where an object was expected, a link to another origin. A
 * page of a proxy looks like that, and so does a reply that nobody here has seen before.
 */
export class UnexpectedReplyError extends HarnessError {}

/** A reply that is nested deeper, or holds more values, than anything that Dataverse sends: it was not taken apart. */
export class BoundlessReplyError extends UnexpectedReplyError {}

/** Pages came on and on, each with something new: more than anybody can keep, which proves nothing. */
export class EndlessReadError extends HarnessError {}

/** The reply is not what the documentation of change tracking promises: no token, pages without an end. */
export class ProtocolError extends HarnessError {
  override readonly outcome: Outcome = 'failed';
}

/** A read came to its end without a token: what a table without change tracking looks like. */
export class MissingTokenError extends ProtocolError {}

/** The environment did not reach a state before the deadline. The message carries what was seen last. It may only be busy. */
export class WaitTimeoutError extends HarnessError {}

/**
 * A job of the environment (import, index, uninstall) ended in failure, or could not be begun. Jobs fail for many reasons
 * that say nothing about change tracking: only what a job that succeeded left undone can do that.
 */
export class JobFailedError extends HarnessError {}

/** A solution package cannot be read or made. */
export class PackageError extends OutsideError {}

/** The run's ledger cannot be read or written. */
export class LedgerError extends OutsideError {}
