import {
  AccessError,
  CustomCodeError,
  type DataverseError,
  EndlessReadError,
  UnavailableError,
  UnexpectedReplyError,
  VanishedTableError,
} from '../errors';
import { type ExchangeRecorder, silentRecorder } from '../http/exchange';
import type { Pace } from '../http/pace';
import type { Answer, Connection, Reading, Reply, Send, TokenSource } from '../http/request';
import { createSend } from '../http/send';
import { realTiming, type Timing } from '../timing/timing';
import { addressOf, titleOf } from './address';
import { createWithId } from './create-with-id';
import { ColdCaches } from '../refusals/cold-caches';
import { type Cold, coldRefusal } from '../refusals/cold-refusal';
import { isExpected } from '../refusals/expected-refusal';
import { refusalOf } from '../refusals/refusal';
import { readAnswer } from './read-answer';
import { FollowedLinks } from './followed-links';
import { checkWebApiSuccess, webApiBodyOf } from './reply-body';
import { ServerClock } from '../http/server-clock';
import { requestOf } from './request-of';
import type { CreateOptions, RequestOptions, WebApiResponse } from './web-api-types';

/** One page of rows, as the Web API sends it. */
type ODataPage<T> = { readonly '@odata.nextLink'?: string; readonly value: readonly T[] };

/** Of one read by next links. Of 5,000 rows each they are more than the table of a sample, or a list of definitions, holds. */
const mostPages = 10_000;

export type WebApiClientOptions = Connection & {
  /** `v9.2` */
  readonly apiVersion: string;
};

/**
 * Speaks OData 4.0 to one Dataverse environment. Paths are relative to {@link rootUrl}; absolute URLs (the links of the
 * Web API) are followed verbatim, on the same origin only (UnexpectedReplyError). A 429 is tried again after its `Retry-After`,
 * a lost answer or a fault of the moment only where that cannot act twice, what cold caches refuse for 5 to 60 s, by what it is
 * (`ColdCaches`). Throws UnreachableError when no answer comes, SignInError when there is no token.
 */
export class WebApiClient {
  /** `https://contoso.crm.dynamics.com/api/data/v9.2/` */
  readonly rootUrl: string;
  /** The clock by which this environment is waited for. */
  readonly timing: Timing;
  readonly #send: Send;
  readonly #tokens: TokenSource | undefined;
  readonly #record: ExchangeRecorder;
  readonly #pace: Pace | undefined;
  readonly #caches = new ColdCaches();
  readonly #clock = new ServerClock();

  constructor({ environmentUrl, apiVersion, fetch, ...options }: WebApiClientOptions) {
    this.rootUrl = `${environmentUrl.href.replace(/(?<!\/)\/+$/, '')}/api/data/${apiVersion}/`;
    this.timing = options.timing ?? realTiming;
    this.#send = createSend({ fetch, timing: this.timing });
    this.#tokens = options.tokens;
    this.#pace = options.pace;
    this.#record = options.record ?? silentRecorder;
  }

  /** What time it is in this environment, as its last answer told. */
  serverTime(): Date {
    return this.#clock.now();
  }

  /**
   * Throws DataverseError for a refusal: AccessError (401, 403), UnavailableError (throttled, a fault of the moment),
   * VanishedError.
   */
  async request<T>(method: string, pathOrUrl: string, options: RequestOptions = {}): Promise<WebApiResponse<T>> {
    return this.#exchange<T>(method, pathOrUrl, options, (url, reply, body) => {
      if (reply.status < 200 || reply.status > 299) throw this.#refusalOf(method, url, reply, options);
      checkWebApiSuccess(method, url, reply, body);
    });
  }

  /**
   * The same, but a refusal is a reply like any other, unless it says nothing of what was asked: AccessError and
   * UnavailableError are thrown, and VanishedError for a table that is not known; also for the refusal inside a batch.
   */
  async attempt<T>(method: string, pathOrUrl: string, options: RequestOptions = {}): Promise<WebApiResponse<T>> {
    return this.#exchange<T>(method, pathOrUrl, options, (url, reply, body) => {
      const { refused } = readAnswer(reply, options.expects);
      const error = refused && this.#refusalOf(method, url, refused, options);
      if (error === undefined) checkWebApiSuccess(method, url, reply, body);
      else if (!isReply(error, options)) throw error;
    });
  }

  async get<T>(pathOrUrl: string, options?: RequestOptions): Promise<T> {
    return (await this.request<T>('GET', pathOrUrl, options)).body;
  }

  async post<T = undefined>(pathOrUrl: string, json: unknown, options?: RequestOptions): Promise<T> {
    return (await this.request<T>('POST', pathOrUrl, { ...options, json })).body;
  }

  async patch<T = undefined>(pathOrUrl: string, json: unknown, options?: RequestOptions): Promise<T> {
    return (await this.request<T>('PATCH', pathOrUrl, { ...options, json })).body;
  }

  /** A 404 is a success when an earlier attempt of the same call was left without an answer. */
  async delete(pathOrUrl: string, options: RequestOptions = {}): Promise<void> {
    await this.#exchange('DELETE', pathOrUrl, options, (url, reply) => {
      const goneByLostAttempt = reply.status === 404 && reply.afterLostAnswer;
      if (reply.status > 299 && !goneByLostAttempt) throw this.#refusalOf('DELETE', url, reply, options);
    });
  }

  /**
   * Creates a row with an id made here, and returns that id. A create whose answer was lost is looked up by it, and
   * sent again when it is not there. Throws as {@link request} does.
   */
  async create(entitySet: string, row: Readonly<Record<string, unknown>>, options: CreateOptions): Promise<string> {
    return createWithId(this, entitySet, row, options);
  }

  /**
   * Pages of rows, by `@odata.nextLink`. Each is asked with the same headers and preferences. Throws UnexpectedReplyError, and
   * EndlessReadError where the links lead on and on.
   */
  async *pages<T>(pathOrUrl: string, options?: RequestOptions): AsyncGenerator<ODataPage<T>> {
    const followed = new FollowedLinks();
    for (let link: string | undefined = pathOrUrl; link !== undefined;) {
      if (!followed.add(link)) throw malformed(link, 'is a next link for the second time');
      if (followed.size > mostPages) throw endless(pathOrUrl);
      const page: ODataPage<T> | undefined = await this.get<ODataPage<T> | undefined>(link, options);
      if (!Array.isArray(page?.value)) throw malformed(link, 'answered without an array "value"');
      yield page;
      link = page['@odata.nextLink'];
    }
  }

  #refusalOf(method: string, url: string, refused: Answer, { about, expects }: RequestOptions): DataverseError {
    const cold = this.#cold(about ?? url, refused.status, readAnswer(refused, expects).code);
    return refusalOf(method, url, refused, {
      isTable: cold?.kind === 'table' && !isExpected('table', expects),
      isPageExpected: expects?.includes('page') === true,
    });
  }

  async #exchange<T>(
    method: string,
    pathOrUrl: string,
    options: RequestOptions,
    check: (url: string, reply: Reply, body: unknown) => void,
  ): Promise<WebApiResponse<T>> {
    const url = addressOf(this.rootUrl, pathOrUrl);
    return this.#record(options.title ?? titleOf(this.rootUrl, method, url), async note => {
      const read = (answer: Answer) => this.#read(url, answer, options);
      const how = { note, authorization: this.#tokens, pace: this.#pace, read };
      const reply = await this.#send(requestOf(method, url, options), how);
      this.#clock.hear(reply.headers);
      if (reply.status < 300) await options.ahead?.arrived(reply);
      const body = webApiBodyOf(reply);
      check(url, reply, body);
      return { status: reply.status, headers: reply.headers, body: body as T };
    });
  }

  #read(url: string, answer: Answer, { about, expects }: RequestOptions): Reading {
    const { refused, code, ...reading } = readAnswer(answer, expects);
    const cold = refused && this.#cold(about ?? url, refused.status, code);
    return { ...reading, patience: this.#caches.patienceWith(cold, expects) };
  }

  #cold(url: string, status: number, code: string): Cold | undefined {
    return coldRefusal({ path: url.startsWith(this.rootUrl) ? url.slice(this.rootUrl.length) : url, status, code });
  }
}

/** Whether a refusal is a reply to what was asked, for who looks at replies as they come. */
function isReply(error: DataverseError, { expects = [] }: RequestOptions): boolean {
  if (error instanceof AccessError) return expects.includes('access');
  return ![CustomCodeError, UnavailableError, VanishedTableError].some(kind => error instanceof kind);
}

const endless = (start: string): EndlessReadError =>
  new EndlessReadError(
    `A read of ${start.slice(0, 200)} did not end within ${mostPages} pages.`,
    'open the last requests in the report: does the server repeat rows? Nothing was concluded from them.',
  );

function malformed(link: string, what: string): UnexpectedReplyError {
  return new UnexpectedReplyError(
    `${link.slice(0, 200)} ${what}.`,
    'open the request in the report; the reply is not what OData promises.',
  );
}
