import { type WebApiContext } from './context';
import { methodNotAllowed, noHttpResource, notImplemented, type ODataError, resourceNotFound } from './odata-error';
import { type ODataRequest } from './odata-request';
import { type ODataResponse } from './odata-response';
import { type Operation } from './operation';
import { operations } from './operations';

/** Finds the operation that a request asks for and lets it answer. Throws the refusal when there is none. */
export async function dispatch(request: ODataRequest, context: WebApiContext): Promise<ODataResponse> {
  const operation = operations.find(({ matches }) => matches(request, context));
  if (operation === undefined) throw noSuchOperation(request, context);
  refuseUnread(request, operation);
  return operation.handle(request, context);
}

/** Options, conditions and preferences that an operation does not read are refused, never ignored. */
function refuseUnread({ query, ifMatch, ifNoneMatch, prefer }: ODataRequest, operation: Operation): void {
  const where = `in ${operation.operation}`;
  query.allowOnly(operation.query ?? [], where);
  const conditions = operation.conditions ?? [];
  if (ifMatch !== undefined && !conditions.includes('if-match')) throw notImplemented(`If-Match ${where}`);
  if (ifNoneMatch !== undefined && !conditions.includes('if-none-match'))
    throw notImplemented(`If-None-Match ${where}`);
  if (prefer.trackChanges && operation.tracksChanges === undefined) {
    throw notImplemented(`the preference odata.track-changes ${where}`);
  }
}

function noSuchOperation({ method, path, url }: ODataRequest, { organization }: WebApiContext): ODataError {
  const name = path[0]?.name ?? '';
  const whole = path.map(segment => segment.name).join('/');
  if (path.length === 1 && operations.some(operation => operation.name === name)) return noHttpResource(url);
  if (organization.tables.byEntitySet(name) !== undefined) {
    return path.length === 1 ? methodNotAllowed(method) : notImplemented(`${method} ${whole}`);
  }
  // Entity sets are lower-case; functions, actions, metadata and batches are what Dataverse may have beyond this table.
  return /^[a-z]/.test(name) && path.length === 1 ? resourceNotFound(name) : notImplemented(`${method} ${whole}`);
}
