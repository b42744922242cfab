import { type Caller } from '../../../engine/security/caller';
import { type WebApiContext } from './context';
import { dispatch, findOperation } from './dispatch';
import { notImplemented } from './response/odata-error';
import { type ODataResponse } from './response/odata-response';
import { type PartServer } from './operation';
import { askedAnnotations } from './request/preferences';
import { type RawRequest, readRequest } from './request/read-request';
import { renderError } from './response/render-error';

/** Answers a request of a caller who has signed in. What is thrown on the way is also an answer; only a body that breaks off is thrown on. */
export async function answerRequest(request: Request, caller: Caller, context: WebApiContext): Promise<ODataResponse> {
  const { method, url, headers } = request;
  const content = { type: headers.get('content-type') ?? '', text: await request.text() };
  return answer({ method, url, headers, content }, caller, context);
}

async function answer(raw: RawRequest, caller: Caller, context: WebApiContext): Promise<ODataResponse> {
  try {
    return await dispatch(readRequest(raw, caller, context), context, partServer(caller, context));
  } catch (error) {
    return renderError(error, context.reportError, askedAnnotations(raw.headers));
  }
}

const partServer = (caller: Caller, context: WebApiContext): PartServer => ({
  answer: part => answer(part, caller, context),
  answerInChangeSet: part => answerInChangeSet(part, caller, context),
});

function answerInChangeSet(raw: RawRequest, caller: Caller, context: WebApiContext): ODataResponse {
  try {
    const request = readRequest(raw, caller, context);
    const operation = findOperation(request, context);
    if (operation.inChangeSets !== true) throw notImplemented(`${operation.operation} in a change set`);
    const response = operation.handle(request, context, partServer(caller, context));
    if (response instanceof Promise) throw new TypeError(`${operation.operation} is not synchronous.`);
    return response;
  } catch (error) {
    return renderError(error, context.reportError, askedAnnotations(raw.headers));
  }
}
