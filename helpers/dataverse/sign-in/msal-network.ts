import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { HarnessError, SignInError } from '../errors';
import { answerKind } from '../http/answer-kind';
import { isSecretHeader } from '../http/redact';
import { longestRefusal } from '../http/body-limits';
import { readJson } from '../http/read-json';
import type { Send } from '../http/request';

type Limits = {
  /** Milliseconds for one attempt. */
  readonly timeLimit: number;
  /** Whether what failed in a moment is asked again. */
  readonly retry: boolean;
};

/**
 * MSAL's network, over the suite's own fetch. MSAL turns what goes wrong below it into errors of its own that say little,
 * so the first cause is kept: `failure` when no answer came, `refusal` when the identity provider gave a reason.
 */
export class MsalNetwork implements INetworkModule {
  failure: HarnessError | undefined;
  refusal: string | undefined;
  /** Whether what was answered last is a fault of the moment, and no refusal that stands. */
  mayPass = false;
  /** Milliseconds that this computer's clock is ahead of that of whoever answered last. Undefined where no time was told. */
  clockAhead: number | undefined;
  /** What was sent to prove who asks: never to be shown, wherever the words of an error come from. */
  readonly secrets: string[] = [];
  readonly #send: Send;
  readonly #limits: Limits;

  constructor(send: Send, limits: Limits = { timeLimit: 30_000, retry: true }) {
    this.#send = send;
    this.#limits = limits;
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#exchange<T>('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#exchange<T>('POST', url, options);
  }

  async #exchange<T>(method: string, url: string, options: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
    this.failure = undefined;
    this.refusal = undefined;
    this.mayPass = false;
    const { headers = {}, body } = options;
    this.secrets.push(...secretsIn(headers, body));
    try {
      // Asking twice for a token makes two tokens, which harms nothing.
      const { timeLimit: timeout, retry } = this.#limits;
      const request = { method, url, headers, body, timeout, longestReply: longestRefusal, repeatable: true, retry };
      // Noted nowhere: these bodies are credentials and tokens.
      const reply = await this.#send(request);
      const told = Date.parse(reply.headers.get('date') ?? '');
      this.clockAhead = Number.isNaN(told) ? undefined : Date.now() - told;
      if (reply.status >= 400) this.refusal = reply.text;
      this.mayPass = answerKind(reply.status) !== 'stands';
      // A challenge is in the headers, and nobody says that it has a body.
      const answer = reply.headers.has('www-authenticate') && reply.text === '' ? {} : msalJsonOf(url, reply);
      return { status: reply.status, headers: Object.fromEntries(reply.headers), body: answer as T };
    } catch (error) {
      if (error instanceof HarnessError) this.failure = error;
      throw error;
    }
  }
}

const secretFields = ['client_secret', 'client_assertion', 'assertion', 'refresh_token', 'device_code'];

function secretsIn(headers: Readonly<Record<string, string>>, body: string | undefined): string[] {
  const fields = new URLSearchParams(body);
  return [
    ...secretFields.flatMap(name => fields.get(name) ?? []),
    ...Object.entries(headers).flatMap(([name, value]) =>
      isSecretHeader(name) ? [value.replace(/^(?:Basic|Bearer) /i, '')] : [],
    ),
  ];
}

function msalJsonOf(url: string, { status, text }: { status: number; text: string }): unknown {
  try {
    return readJson(text);
  } catch {
    const { origin } = new URL(url);
    throw new SignInError(
      `The identity provider at ${origin} answered ${status} without JSON.`,
      'check AZURE_AUTHORITY_HOST, and whether a proxy answered in its place.',
      { mayPass: answerKind(status) !== 'stands' },
    );
  }
}
