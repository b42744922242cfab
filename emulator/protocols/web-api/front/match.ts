import { type TableDefinition } from '../../../engine/tables/definitions';
import { type WebApiContext } from './context';
import { type ODataRequest } from './request/odata-request';
import { resourceNotFound } from './response/odata-error';
import { type PathSegment } from './url/resource-path';

type Match = (request: ODataRequest, context: WebApiContext) => boolean;

const isCall = (method: string, name: string, { method: asked, path }: ODataRequest): boolean =>
  asked === method && path.length === 1 && path[0]?.name === name;

/** `GET WhoAmI`, with or without parentheses. */
export const isFunction =
  (name: string): Match =>
  request =>
    isCall('GET', name, request);

/** `POST PublishAllXml` */
export const isAction =
  (name: string): Match =>
  request =>
    isCall('POST', name, request) && request.path[0]?.args === undefined;

const tableOf = (segment: PathSegment | undefined, { organization }: WebApiContext): TableDefinition | undefined =>
  organization.tables.byEntitySet(segment?.name ?? '');

/** `GET accounts`: a whole entity set. */
export const isEntitySet =
  (method: string): Match =>
  (request, context) =>
    request.method === method &&
    request.path.length === 1 &&
    request.path[0]?.args === undefined &&
    tableOf(request.path[0], context) !== undefined;

/** `PATCH accounts(…)`: one row. */
export const isRow =
  (method: string): Match =>
  (request, context) =>
    request.method === method &&
    request.path.length === 1 &&
    request.path[0]?.args !== undefined &&
    tableOf(request.path[0], context) !== undefined;

/** `GET accounts(…)/primarycontactid/$ref`: a path of this many segments, the first of them a row. */
export const isBehindRow =
  (method: string, length: number): Match =>
  (request, context) =>
    request.method === method &&
    request.path.length === length &&
    request.path[0]?.args !== undefined &&
    tableOf(request.path[0], context) !== undefined;

/** `POST accounts/Microsoft.Dynamics.CRM.CreateMultiple`: an action bound to a whole entity set. */
export const isCollectionAction =
  (name: string): Match =>
  (request, context) => {
    const [set, action, ...rest] = request.path;
    const isThisOne = action?.name === `Microsoft.Dynamics.CRM.${name}` && action.args === undefined;
    const isBound = isThisOne && rest.length === 0 && set?.args === undefined && tableOf(set, context) !== undefined;
    return request.method === 'POST' && isBound;
  };

/** `GET accounts/$count` */
export const isCount: Match = (request, context) => {
  const [set, count, ...rest] = request.path;
  const counts = count?.name === '$count' && rest.length === 0 && set?.args === undefined;
  return request.method === 'GET' && counts && tableOf(set, context) !== undefined;
};

/** `POST EntityDefinitions(…)/Keys`: `shape` names the segments, those with parentheses marked so: `Keys()`. */
export const isMetadataWrite =
  (method: string, ...shape: readonly string[]): Match =>
  ({ method: asked, path }) =>
    asked === method &&
    path.length === shape.length &&
    path.every(({ name, args }, index) => `${name}${args === undefined ? '' : '()'}` === shape[index]);

/** As {@link isMetadataWrite}, for GET. */
export const isMetadata = (...shape: readonly string[]): Match => isMetadataWrite('GET', ...shape);

/** The table that the request's first segment names. Throws 404. */
export function requireTable({ path }: ODataRequest, context: WebApiContext): TableDefinition {
  const table = tableOf(path[0], context);
  if (table === undefined) throw resourceNotFound(path[0]?.name ?? '');
  return table;
}
