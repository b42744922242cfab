import { type Caller } from '../../../engine/security/caller';
import { type WebApiContext } from './context';
import { findOperation } from './find-operation';
import { notImplementedInWebApi } from './response/odata-error';
import { type ODataResponse } from './response/odata-response';
import { type Operation, type PartServer } from './operation';
import { askedAnnotations } from './request/preferences';
import { type RawRequest, readODataRequest } from './request/read-request';
import { renderODataError } from './response/render-error';

/** For whom requests are answered, on what, and which of them. */
type Serving = {
  readonly caller: Caller;
  readonly context: WebApiContext;
  readonly served: readonly Operation[];
};

/** Answers a request of a caller who has signed in. What is thrown on the way is also an answer; only a body that breaks off is thrown on. */
export async function answerRequest(request: Request, serving: Serving): Promise<ODataResponse> {
  const { method, url, headers } = request;
  const content = { type: headers.get('content-type') ?? '', text: await request.text() };
  return answerODataRequest({ method, url, headers, content }, serving);
}

async function answerODataRequest(raw: RawRequest, serving: Serving): Promise<ODataResponse> {
  const { caller, context, served } = serving;
  try {
    const request = readODataRequest(raw, caller, context);
    return await findOperation(request, context, served).handle(request, context, batchPartServer(serving));
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
    return response;
  } catch (error) {
    return renderODataError(error, context.reportError, askedAnnotations(raw.headers));
  }
}
