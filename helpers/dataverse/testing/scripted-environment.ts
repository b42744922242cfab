import type { Timing } from '../timing/timing';
import { WebApiClient } from '../web-api/web-api-client';

type Asked = {
  /** Method and relative path, not encoded. */
  readonly request: string;
  /** The address as it came. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
};

/** `lost`: the connection breaks before an answer comes. A function answers what was asked. */
export type Answer =
  'lost' | { readonly status?: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
type Script = Answer | ((asked: Asked) => Answer);

const root = 'https://contoso.example/api/data/v9.2/';

/** The body of a refusal, as the Web API writes it. */
export const refusal = (status: number, code: string, message = 'refused'): Answer => ({
  status,
  body: { error: { code, message } },
});

/**
 * For unit tests: an environment that gives scripted answers to a real client, without a port and without time passing.
 * A request gets the answers of the longest matching script in turn, and the last one for ever. What no script expects
 * answers 404.
 */
export class ScriptedEnvironment {
  readonly asked: Asked[] = [];
  readonly client: WebApiClient;
  readonly timing: Timing;
  readonly #scripts = new Map<string, Script[]>();
  #now = 0;

  constructor() {
    this.timing = {
      now: () => this.#now,
      sleep: milliseconds => {
        this.#now += milliseconds;
        return Promise.resolve();
      },
    };
    this.client = new WebApiClient({
      environmentUrl: new URL('https://contoso.example'),
      apiVersion: 'v9.2',
      fetch: (input, init) => this.#answer(new Request(input, init)),
      tokens: { accessToken: () => Promise.resolve('token'), discard: () => undefined },
      timing: this.timing,
    });
  }

  /** `request` is a method and the beginning of a relative path, not encoded: `GET solutions?`. */
  on(request: string, ...answers: [Script, ...Script[]]): this {
    this.#scripts.set(request, answers);
    return this;
  }

  /** What was asked, method and relative path, not encoded; only what begins with `start`. */
  requests(start = ''): string[] {
    return this.asked.map(({ request }) => request).filter(request => request.startsWith(start));
  }

  /** The JSON bodies sent with the requests that begin with `start`. */
  bodies(start: string): unknown[] {
    return this.asked.filter(({ request }) => request.startsWith(start)).map(({ body }) => JSON.parse(body) as unknown);
  }

  async #answer(request: Request): Promise<Response> {
    const path = decodeURIComponent(request.url.replace(root, ''));
    const { url, headers } = request;
    const asked = { request: `${request.method} ${path}`, url, headers, body: await request.text() };
    this.asked.push(asked);
    const answer = this.#next(asked);
    if (answer === 'lost') {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
    }
    const { body } = answer;
    const status = answer.status ?? (body === undefined ? 204 : 200);
    const init = { status, headers: { 'content-type': 'application/json', ...answer.headers } };
    return new Response(body === undefined ? null : JSON.stringify(body), init);
  }

  #next(asked: Asked): Answer {
    const [match] = [...this.#scripts.keys()]
      .filter(start => asked.request.startsWith(start))
      .toSorted((a, b) => b.length - a.length);
    const answers = match === undefined ? [] : (this.#scripts.get(match) ?? []);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) return refusal(404, '0x80060888', `nothing is scripted for ${asked.request}`);
    return typeof answer === 'function' ? answer(asked) : answer;
  }
}
