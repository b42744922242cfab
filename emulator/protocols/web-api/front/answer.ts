import { type Caller } from '../../../engine/security/caller';
import { type WebApiContext } from './context';
import { findOperation } from './find-operation';
import { notImplemented } from './response/odata-error';
import { type ODataResponse } from './response/odata-response';
import { type Operation, type PartServer } from './operation';
import { askedAnnotations } from './request/preferences';
import { type RawRequest, readRequest } from './request/read-request';
import { renderError } from './response/render-error';

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
  return answer({ method, url, headers, content }, serving);
}

async function answer(raw: RawRequest, serving: Serving): Promise<ODataResponse> {
  const { caller, context, served } = serving;
  try {
    const request = readRequest(raw, caller, context);
    return await findOperation(request, context, served).handle(request, context, partServer(serving));
  } catch (error) {
    return renderError(error, context.reportError, askedAnnotations(raw.headers));
  }
}

const partServer = (serving: Serving): PartServer => ({
  answer: part => answer(part, serving),
  answerInChangeSet: part => answerInChangeSet(part, serving),
});

function answerInChangeSet(raw: RawRequest, serving: Serving): ODataResponse {
  const { caller, context, served } = serving;
  try {
    const request = readRequest(raw, caller, context);
    const operation = findOperation(request, context, served);
    if (operation.inChangeSets !== true) throw notImplemented(`${operation.operation} in a change set`);
    const response = operation.handle(request, context, partServer(serving));
    if (response instanceof Promise) throw new TypeError(`${operation.operation} is not synchronous.`);
    return response;
  } catch (error) {
    return renderError(error, context.reportError, askedAnnotations(raw.headers));
  }
}
