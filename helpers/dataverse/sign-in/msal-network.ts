import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { HarnessError, SignInError } from '../errors';
import type { Send } from '../http/request';

const tokenTimeLimit = 30_000;

/**
 * MSAL's network, over the suite's own fetch. MSAL turns what goes wrong below it into errors of its own that say little,
 * so the first cause is kept: `failure` when no answer came, `refusal` when the identity provider gave a reason.
 */
export class MsalNetwork implements INetworkModule {
  failure: HarnessError | undefined;
  refusal: string | undefined;
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
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
    const { headers = {}, body } = options;
    try {
      // Asking twice for a token makes two tokens, which harms nothing.
      const request = { method, url, headers, body, timeout: tokenTimeLimit, repeatable: true, retry: true };
      // Noted nowhere: these bodies are credentials and tokens.
      const reply = await this.#send(request);
      if (reply.status >= 400) this.refusal = reply.text;
      return { status: reply.status, headers: Object.fromEntries(reply.headers), body: msalJsonOf(url, reply) as T };
    } catch (error) {
      if (error instanceof HarnessError) this.failure = error;
      throw error;
    }
  }
}

function msalJsonOf(url: string, { status, text }: { status: number; text: string }): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { origin } = new URL(url);
    throw new SignInError(
      `The identity provider at ${origin} answered ${status} without JSON.`,
      'check AZURE_AUTHORITY_HOST, and whether a proxy answered in its place.',
    );
  }
}
