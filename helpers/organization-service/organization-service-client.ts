import ky, { type KyInstance } from 'ky';
import { type ExchangeRecorder, silentRecorder } from '../http/exchange';
import { type Reply, send } from '../http/send';
import { realTiming, type Timing } from '../http/timing';
import type { TokenSource } from '../sign-in/token-source';
import { type OrganizationRequest, readExecuteResponse, type Results, writeExecute } from './envelope';
import { faultOf } from './fault';

/** ServiceClient waits this long, in milliseconds. */
const timeLimit = 4 * 60_000;
const execute = 'http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Execute';

export type OrganizationServiceOptions = {
  /** The environment's root: its origin, plus the organization's path on-premises. */
  readonly environmentUrl: URL;
  readonly fetch: typeof globalThis.fetch;
  readonly tokens: TokenSource;
  /** Where exchanges are shown. Nowhere when left out. */
  readonly record?: ExchangeRecorder;
  readonly timing?: Timing;
};

export type ExecuteOptions = {
  /** Whether sending the message twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** The step's title in the report. */
  readonly title?: string;
};

/** Executes messages: the client, or a test's script. */
export type Executor = Pick<OrganizationServiceClient, 'execute'>;

/**
 * Speaks SOAP 1.1 to the Organization Service, the door that .NET integrations use
 * (https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview). Every message goes through
 * Execute, as the SDK sends it, with the same bearer token as the Web API.
 */
export class OrganizationServiceClient {
  /** `https://contoso.crm.dynamics.com/XRMServices/2011/Organization.svc/web` */
  readonly url: string;
  readonly #http: KyInstance;
  readonly #tokens: TokenSource;
  readonly #record: ExchangeRecorder;
  readonly #timing: Timing;

  constructor({ environmentUrl, fetch, tokens, record, timing }: OrganizationServiceOptions) {
    this.url = `${environmentUrl.href.replace(/\/+$/, '')}/XRMServices/2011/Organization.svc/web`;
    this.#http = ky.create({ fetch, retry: 0, timeout: false, throwHttpErrors: false, redirect: 'manual' });
    this.#tokens = tokens;
    this.#record = record ?? silentRecorder;
    this.#timing = timing ?? realTiming;
  }

  /** Executes a message. Throws DataverseError for a fault, with the code as the Web API writes it (`0x…`). */
  async execute(request: OrganizationRequest, { repeatable, title }: ExecuteOptions): Promise<Results> {
    return this.#record(title ?? `Execute ${request.name}`, async note => {
      const reply = await send(this.#outgoing(request, repeatable), {
        http: this.#http,
        note,
        timing: this.#timing,
        authorization: this.#tokens,
      });
      return this.#resultsOf(request, reply);
    });
  }

  #outgoing(request: OrganizationRequest, repeatable: boolean) {
    return {
      method: 'POST',
      url: this.url,
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${execute}"` },
      body: writeExecute(request),
      timeout: timeLimit,
      repeatable,
      retry: true,
    };
  }

  #resultsOf(request: OrganizationRequest, reply: Reply): Results {
    if (reply.status === 200) return readExecuteResponse(reply.text);
    throw faultOf(request.name, this.url, reply);
  }
}
