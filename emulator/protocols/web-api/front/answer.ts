import { type Caller } from '../../../engine/security/caller';
import { type WebApiContext } from './context';
import { dispatch, findOperation } from './dispatch';
import { notImplemented } from './response/odata-error';
import { type ODataResponse } from './response/odata-response';
import { type PartServer } from './operation';
import { askedAnnotations } from './request/preferences';
import { type RawRequest, readRequest } from './request/read-request';
import { renderError } from './response/render-error';
import { readContent } from './request/request-body';

/** Answers a request of a caller who has signed in. What is thrown on the way is an answer, too. */
export async function answerRequest(request: Request, caller: Caller, context: WebApiContext): Promise<ODataResponse> {
  try {
    const { method, url, headers } = request;
    const content = await readContent(request);
    return await answer({ method, url, headers, content }, caller, context);
  } catch (error) {
    return renderError(error, report);
  }
}

async function answer(raw: RawRequest, caller: Caller, context: WebApiContext): Promise<ODataResponse> {
  try {
    return await dispatch(readRequest(raw, caller, context), context, partServer(caller, context));
  } catch (error) {
    return renderError(error, report, askedAnnotations(raw.headers));
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
    return renderError(error, report, askedAnnotations(raw.headers));
  }
}

const report = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};
