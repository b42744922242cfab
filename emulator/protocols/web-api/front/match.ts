import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type WebApiContext } from './context';
import { type ODataRequest } from './request/odata-request';
import { resourceNotFound } from './response/odata-error';
import { type PathSegment } from './url/resource-path';

type Match = (request: ODataRequest, context: WebApiContext) => boolean;

/** `GET $metadata`: a path of one segment, as it stands in the URL. */
export const isResource =
  (method: string, raw: string): Match =>
  ({ method: asked, path }) =>
    asked === method && path.length === 1 && path[0]?.raw === raw;

/** `GET WhoAmI`, with or without parentheses. */
export const isFunction =
  (name: string): Match =>
  ({ method, path }) =>
    method === 'GET' && path.length === 1 && path[0]?.name === name;

/** `POST PublishAllXml` */
export const isAction = (name: string): Match => isMetadataWrite('POST', name);

const tableOf = (segment: PathSegment | undefined, { organization }: WebApiContext): TableDefinition | undefined =>
  organization.tables.byEntitySet(segment?.name ?? '');

/** A path of this many segments, the first of which names a table. */
const isBehindTable =
  (method: string, length: number, isShaped: (path: readonly PathSegment[]) => boolean): Match =>
  ({ method: asked, path }, context) =>
    asked === method && path.length === length && isShaped(path) && tableOf(path[0], context) !== undefined;

/** `GET accounts`: a whole entity set. */
export const isEntitySet = (method: string): Match => isBehindTable(method, 1, ([set]) => set?.args === undefined);

/** `GET accounts(…)/primarycontactid/$ref`: a path of this many segments, the first of them a row. */
export const isBehindRow = (method: string, length: number): Match =>
  isBehindTable(method, length, ([row]) => row?.args !== undefined);

/** `PATCH accounts(…)`: one row. */
export const isRow = (method: string): Match => isBehindRow(method, 1);

/** `POST accounts/Microsoft.Dynamics.CRM.CreateMultiple`: an action bound to a whole entity set. */
export const isCollectionAction = (name: string): Match =>
  isBehindTable('POST', 2, ([set, action]) => {
    const isThisOne = action?.name === `Microsoft.Dynamics.CRM.${name}` && action.args === undefined;
    return isThisOne && set?.args === undefined;
  });

/** `GET accounts/$count` */
export const isCount: Match = isBehindTable(
  'GET',
  2,
  ([set, count]) => set?.args === undefined && count?.name === '$count',
);

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
