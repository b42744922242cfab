import { type WebApiContext } from './context';
import { segmentInWrongCase } from './url/segment-case';
import { checkAcceptHeader } from './request/headers';
import {
  badODataRequest,
  methodNotAllowed,
  missingEntitySet,
  noHttpResource,
  notImplementedInWebApi,
  type ODataError,
  resourceNotFound,
} from './response/odata-error';
import { type ODataRequest } from './request/odata-request';
import { type Operation, type OptionalHeader } from './operation';

/**
 * The operation that a request asks for. Throws the refusal when there is none, when the request carries more than it reads, and when
 * its caller may not: 403. https://learn.microsoft.com/power-apps/developer/data-platform/security-model
 */
export function findOperation(request: ODataRequest, context: WebApiContext, served: readonly Operation[]): Operation {
  const { deployment, roles: security } = context.organization;
  refuseDoubledSlashes(request, context);
  const operation = served.find(({ matches }) => matches(request, context));
  if (operation === undefined) throw noSuchWebApiOperation(request, context, served);
  const { availableOn = deployment, privilege, produces = 'json' } = operation;
  if (availableOn !== deployment) throw resourceNotFound(request.path.at(-1)?.name ?? '');
  checkAcceptHeader(request.accept, produces);
  refuseUnreadOptions(request, operation);
  if (privilege !== undefined) security.accessOf(request.caller)?.requireOther(privilege);
  return operation;
}

/** What refusals call a header that some operations read, and whether a request carries it. */
const optionalHeaders: Readonly<
  Record<OptionalHeader, readonly [said: string, isCarried: (request: ODataRequest) => boolean]>
> = {
  'if-match': ['If-Match', ({ ifMatch }) => ifMatch !== undefined],
  'if-none-match': ['If-None-Match', ({ ifNoneMatch }) => ifNoneMatch !== undefined],
  'MSCRM.SolutionUniqueName': [
    "the request header 'mscrm.solutionuniquename'",
    ({ solutionUniqueName }) => solutionUniqueName !== undefined,
  ],
  'odata.track-changes': ['the preference odata.track-changes', ({ prefer }) => prefer.trackChanges],
  'odata.continue-on-error': ['the preference odata.continue-on-error', ({ prefer }) => prefer.continueOnError],
};

/** Options, conditions and preferences that an operation does not read are refused, never ignored. */
function refuseUnreadOptions(request: ODataRequest, { operation, query = [], reads = [] }: Operation): void {
  request.query.allowOnly(query, `in ${operation}`);
  const read: readonly string[] = reads;
  for (const [name, [said, isCarried]] of Object.entries(optionalHeaders)) {
    if (isCarried(request) && !read.includes(name)) throw notImplementedInWebApi(`${said} in ${operation}`);
  }
}

/**
 * Slashes doubled in front of `api` are folded for rows. Batches and definitions take the segment behind them for the version
 * (recorded: https://github.com/AleksandrRogov/DynamicsWebApi/issues/130, https://github.com/GuidoPreite/DRB/issues/5).
 */
function refuseDoubledSlashes({ path, hasDoubledSlashes }: ODataRequest, { organization }: WebApiContext): void {
  const name = path[0]?.name ?? '';
  if (!hasDoubledSlashes || organization.tables.byEntitySet(name) !== undefined) return;
  if (name === '$batch' || DEFINITIONS.test(name)) {
    throw badODataRequest(
      "Requested API Version 'data' was not understood. Please provide in the format /api/data/v<Major>.<Minor>/ (example: /api/data/v7.2/)",
    );
  }
  throw notImplementedInWebApi(`${name} behind doubled slashes`);
}

/** Definitions, their columns and keys are replaced whole, by PUT. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api */
const DEFINITIONS = /^(?:Entity|Relationship|GlobalOptionSet)Definitions$/;

function noSuchWebApiOperation(
  { method, path, url }: ODataRequest,
  { organization }: WebApiContext,
  served: readonly Operation[],
): ODataError {
  const name = path[0]?.name ?? '';
  const misspelled = segmentInWrongCase(path, organization, served);
  if (misspelled !== undefined) return resourceNotFound(misspelled);
  if (method === 'PATCH' && DEFINITIONS.test(name)) return methodNotAllowed(method);
  const whole = path.map(segment => segment.name).join('/');
  if (path.length === 1 && served.some(operation => operation.name === name)) return noHttpResource(url);
  if (organization.tables.byEntitySet(name) !== undefined) {
    return path.length === 1 ? methodNotAllowed(method) : notImplementedInWebApi(`${method} ${whole}`);
  }
  // Entity sets are lower-case; functions, actions, metadata and batches are what Dataverse may have beyond this table.
  return /^[a-z]/.test(name) ? missingEntitySet(name) : notImplementedInWebApi(`${method} ${whole}`);
}
