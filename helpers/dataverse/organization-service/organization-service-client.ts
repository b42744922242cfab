import { type ExchangeRecorder, silentRecorder } from '../http/exchange';
import type { Pace } from '../http/pace';
import {
  type Answer,
  type Connection,
  type OutgoingRequest,
  type Reading,
  type Reply,
  type Send,
  strongConsistency,
  type TokenSource,
} from '../http/request';
import type { Ahead } from '../http/pages/ahead';
import { createSend } from '../http/send';
import { realTiming, type Timing } from '../timing/timing';
import { type OrganizationRequest, readExecuteResponse, type Results, writeExecute } from './soap/envelope';
import { ColdCaches } from '../refusals/cold-caches';
import { coldFault } from '../refusals/cold-refusal';
import type { ExpectedRefusal } from '../refusals/expected-refusal';
import { faultIn, faultOf, readAnswer } from './soap/fault';

/** ServiceClient waits this long, in milliseconds. */
const messageTimeLimit = 4 * 60_000;
const action = 'http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Execute';

type ExecuteOptions = {
  /** Whether sending the message twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** Codes of faults that only say that an earlier attempt, whose answer was lost, did it already. No results then. */
  readonly doneAlready?: ReadonlySet<string>;
  /** As in RequestOptions of the Web API. */
  readonly consistent?: boolean;
  /** As in RequestOptions of the Web API. */
  readonly expects?: readonly ExpectedRefusal[];
  /** The step's title in the report. */
  readonly title?: string;
  /** As in RequestOptions of the Web API. */
  readonly ahead?: Ahead | undefined;
};

/** Executes messages: the client, or a test's script. */
export type Executor = Pick<OrganizationServiceClient, 'execute'>;

/**
 * Speaks SOAP 1.1 to the Organization Service, the endpoint that .NET integrations use
 * (https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview). Every message goes through
 * Execute, as the SDK sends it, with the same bearer token as the Web API. A fault of a service protection limit is
 * tried again after the time it asks for, one of the moment where that cannot act twice. Throws UnreachableError when no answer comes, SignInError without a token.
 */
export class OrganizationServiceClient {
  /** `https://contoso.crm.dynamics.com/XRMServices/2011/Organization.svc/web` */
  readonly url: string;
  /** The clock by which this environment is waited for. */
  readonly timing: Timing;
  readonly #send: Send;
  readonly #tokens: TokenSource | undefined;
  readonly #record: ExchangeRecorder;
  readonly #pace: Pace | undefined;
  readonly #caches = new ColdCaches();

  constructor({ environmentUrl, fetch, tokens, record = silentRecorder, timing = realTiming, pace }: Connection) {
    this.timing = timing;
    this.url = `${environmentUrl.href.replace(/(?<!\/)\/+$/, '')}/XRMServices/2011/Organization.svc/web`;
    this.#send = createSend({ fetch, timing });
    this.#tokens = tokens;
    this.#record = record;
    this.#pace = pace;
  }

  /**
   * Executes a message. Throws DataverseError for a fault, with the code as the Web API writes it (`0x…`), and
   * UnexpectedReplyError for an answer that is none.
   */
  async execute(request: OrganizationRequest, options: ExecuteOptions): Promise<Results> {
    const { doneAlready, title = `Execute ${request.name}` } = options;
    const read = (answer: Answer): Reading => {
      const { code, ...reading } = readAnswer(answer);
      const cold = coldFault(request.name, code, request.parameters['EntityName']?.text);
      return { ...reading, patience: this.#caches.patienceWith(cold, options.expects) };
    };
    const outgoing = this.#outgoing(request, options);
    const how = { authorization: this.#tokens, pace: this.#pace, read };
    const reply = await this.#record(title, async note => {
      const answer = await this.#send(outgoing, { note, ...how });
      if (answer.status === 200) await options.ahead?.arrived(answer);
      return answer;
    });
    const fault = reply.status === 200 ? undefined : faultIn(reply.text);
    if (fault && reply.afterLostAnswer && doneAlready?.has(fault.code)) return new Map();
    if (reply.status === 200) return readExecuteResponse(reply.text);
    throw faultOf(request.name, this.url, reply);
  }

  /** Sends a message that only reads without a bearer token, and hands back what came. Throws UnavailableError. */
  async executeUnsigned(request: OrganizationRequest): Promise<Reply> {
    const title = `Execute ${request.name} without a token`;
    const outgoing = this.#outgoing(request, { repeatable: true });
    const reply = await this.#record(title, note => this.#send(outgoing, { note, read: readAnswer }));
    if (readAnswer(reply).kind !== 'stands') throw faultOf(request.name, this.url, reply);
    return reply;
  }

  #outgoing(request: OrganizationRequest, { repeatable, consistent = false, ahead }: ExecuteOptions): OutgoingRequest {
    return {
      method: 'POST',
      url: this.url,
      headers: {
        ...{ 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` },
        ...(consistent && strongConsistency),
      },
      body: writeExecute(request),
      timeout: messageTimeLimit,
      repeatable,
      retry: true,
      unwanted: ahead?.unwanted,
    };
  }
}
