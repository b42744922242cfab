import { type WebApiContext } from './context';
import { checkAccept } from './request/headers';
import {
  methodNotAllowed,
  noHttpResource,
  notImplemented,
  type ODataError,
  resourceNotFound,
} from './response/odata-error';
import { type ODataRequest } from './request/odata-request';
import { type ODataResponse } from './response/odata-response';
import { type Operation, type PartServer } from './operation';
import { operations } from '../operations';
import { refuseOnlineOnly } from './online-only';
import { withRefusalDefects } from './refusal-defects';
import { checkPrivileges } from './required-privileges';

/** Lets the operation that a request asks for answer. Throws the refusal when there is none. */
export async function dispatch(
  request: ODataRequest,
  context: WebApiContext,
  parts: PartServer,
): Promise<ODataResponse> {
  const operation = findOperation(request, context);
  return withRefusalDefects(context, () => operation.handle(request, context, parts));
}

/** The operation that a request asks for. Throws the refusal when there is none, or when the request carries more than it reads. */
export function findOperation(request: ODataRequest, context: WebApiContext): Operation {
  refuseOnlineOnly(request, context.organization);
  const operation = operations.find(({ matches }) => matches(request, context));
  if (operation === undefined) throw noSuchOperation(request, context);
  checkAccept(request.accept, operation.produces ?? 'json');
  refuseUnread(request, operation);
  checkPrivileges(request, context.organization);
  return operation;
}

/** Options, conditions and preferences that an operation does not read are refused, never ignored. */
function refuseUnread(request: ODataRequest, operation: Operation): void {
  const { query, ifMatch, ifNoneMatch, prefer, solutionUniqueName } = request;
  const where = `in ${operation.operation}`;
  query.allowOnly(operation.query ?? [], where);
  const conditions = operation.conditions ?? [];
  if (ifMatch !== undefined && !conditions.includes('if-match')) throw notImplemented(`If-Match ${where}`);
  if (ifNoneMatch !== undefined && !conditions.includes('if-none-match'))
    throw notImplemented(`If-None-Match ${where}`);
  if (solutionUniqueName !== undefined && operation.customizes === undefined) {
    throw notImplemented(`the request header 'mscrm.solutionuniquename' ${where}`);
  }
  if (prefer.trackChanges && operation.tracksChanges === undefined) {
    throw notImplemented(`the preference odata.track-changes ${where}`);
  }
  if (prefer.continueOnError && operation.continuesOnError === undefined) {
    throw notImplemented(`the preference odata.continue-on-error ${where}`);
  }
}

/** Definitions, their columns and keys are replaced whole, by PUT. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api */
const DEFINITIONS = /^(?:Entity|Relationship|GlobalOptionSet)Definitions$/;

function noSuchOperation({ method, path, url }: ODataRequest, { organization }: WebApiContext): ODataError {
  const name = path[0]?.name ?? '';
  if (method === 'PATCH' && DEFINITIONS.test(name)) return methodNotAllowed(method);
  const whole = path.map(segment => segment.name).join('/');
  if (path.length === 1 && operations.some(operation => operation.name === name)) return noHttpResource(url);
  if (organization.tables.byEntitySet(name) !== undefined) {
    return path.length === 1 ? methodNotAllowed(method) : notImplemented(`${method} ${whole}`);
  }
  // Entity sets are lower-case; functions, actions, metadata and batches are what Dataverse may have beyond this table.
  return /^[a-z]/.test(name) && path.length === 1 ? resourceNotFound(name) : notImplemented(`${method} ${whole}`);
}
