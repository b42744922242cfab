import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { type DataverseFault } from '../../engine/dataverse-fault';
import { type Organization } from '../../engine/organization';
import { type OrganizationView } from '../../engine/organization-view';
import { type Caller } from '../../engine/access/caller';
import { type Operations } from '../../operations/operations';
import { type Solutions } from '../../solutions/solutions';
import { noteOperation } from '../answered-operations';
import { type CallerVariables } from '../caller-variables';
import { hasNoBody } from '../has-no-body';
import { type Operation, type PartServer } from './front/operation';
import { type ODataResponse } from './front/response/odata-response';
import { renderODataError } from './front/response/render-odata-error';
import { type WebApiContext } from './front/context';
import { findOperation } from './front/find-operation';
import { notImplementedInWebApi } from './front/response/odata-error';
import { askedAnnotations } from './front/request/preferences';
import { type RawRequest, readODataRequest } from './front/request/read-odata-request';

/** What the Web API works on. Each property is read anew for each request, so that a reset can replace what it holds. */
type WebApiEnvironment = {
  readonly organization: Organization;
  readonly solutions: Solutions;
  readonly served: {
    /** The organization as the answering web server knows it. */
    readonly view: (organization: OrganizationView, caller: Caller) => OrganizationView;
    readonly operations: Operations;
    /** All requests that are answered, in matching order. */
    readonly webApi: readonly Operation[];
  };
};

/**
 * The Web API, to be mounted at `/api/data`. Expects the caller in the context variable `caller`. A body that breaks off is thrown on.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/overview
 */
export function createWebApi(
  environment: WebApiEnvironment,
  reportError: (error: unknown) => void,
): Hono<CallerVariables> {
  const app = new Hono<CallerVariables>();
  app.all('*', async c => {
    const caller = c.get('caller');
    const { organization, solutions, served } = environment;
    const { view, operations, webApi } = served;
    // What a request sees, including the parts of a batch, is what its caller's roles let him see.
    const context = { organization: view(organization.as(caller), caller), solutions, operations, reportError };
    return toHttpResponse(await answerRequest(c.req.raw, { caller, context, served: webApi }));
  });
  return app;
}

/** The answer to a request that does not get as far as the Web API: as the Web API itself refuses one. */
export const renderODataRefusal = (fault: DataverseFault): Response =>
  toHttpResponse(
    renderODataError(fault, () => {
      throw new TypeError('A fault is always expected.');
    }),
  );

/** Adds the headers of every answer, as recorded for WhoAmI. */
function toHttpResponse({ status, headers, body }: ODataResponse): Response {
  const requestId = randomUUID();
  const response = new Response(body, { status, headers });
  response.headers.set('cache-control', 'no-cache');
  response.headers.set('odata-version', '4.0');
  response.headers.set('req_id', requestId);
  response.headers.append('x-ms-service-request-id', randomUUID());
  response.headers.append('x-ms-service-request-id', requestId);
  return response;
}

/** For whom requests are answered, on what, and which of them. */
type Serving = {
  readonly caller: Caller;
  readonly context: WebApiContext;
  readonly served: readonly Operation[];
};

/** Answers a request of a caller who has signed in. What is thrown on the way is also an answer; only a body that breaks off is thrown on. */
async function answerRequest(request: Request, serving: Serving): Promise<ODataResponse> {
  const { method, url, headers } = request;
  const text = hasNoBody(method) ? '' : await request.text();
  const content = { type: headers.get('content-type') ?? '', text };
  return answerODataRequest({ method, url, headers, content }, serving);
}

async function answerODataRequest(raw: RawRequest, serving: Serving): Promise<ODataResponse> {
  const { caller, context, served } = serving;
  try {
    const request = readODataRequest(raw, caller, context);
    const { operation, handle } = findOperation(request, context, served);
    const response = await handle(request, context, batchPartServer(serving));
    noteOperation(operation);
    return response;
  } catch (error) {
    return renderODataError(error, context.reportError, askedAnnotations(raw.headers));
  }
}

const batchPartServer = (serving: Serving): PartServer => ({
  answer: part => answerODataRequest(part, serving),
  answerInChangeSet: part => answerInChangeSet(part, serving),
});

function answerInChangeSet(raw: RawRequest, serving: Serving): ODataResponse {
  const { caller, context, served } = serving;
  try {
    const request = readODataRequest(raw, caller, context);
    const operation = findOperation(request, context, served);
    if (operation.inChangeSets !== true) throw notImplementedInWebApi(`${operation.operation} in a change set`);
    const response = operation.handle(request, context, batchPartServer(serving));
    if (response instanceof Promise) throw new TypeError(`${operation.operation} is not synchronous.`);
    noteOperation(operation.operation);
    return response;
  } catch (error) {
    return renderODataError(error, context.reportError, askedAnnotations(raw.headers));
  }
}
