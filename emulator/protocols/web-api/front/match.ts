import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type WebApiContext } from './context';
import { type ODataRequest } from './request/odata-request';
import { resourceNotFound } from './response/odata-error';
import { type PathSegment } from './url/resource-path';

type Match = (request: ODataRequest, context: WebApiContext) => boolean;

/** `GET $metadata`: a path of one segment, as it stands in the URL. */
export const matchesResource =
  (method: string, raw: string): Match =>
  ({ method: asked, path }) =>
    asked === method && path.length === 1 && path[0]?.raw === raw;

/** `GET WhoAmI`, with or without parentheses. */
export const matchesFunction =
  (name: string): Match =>
  ({ method, path }) =>
    method === 'GET' && path.length === 1 && path[0]?.name === name;

/** `GET systemusers(…)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`: a function bound to a row, with or without parentheses. */
export const matchesRowFunction =
  (entitySet: string, name: string): Match =>
  ({ method, path: [row, called, ...rest] }) =>
    method === 'GET' &&
    row?.name === entitySet &&
    row.args !== undefined &&
    called?.name === `Microsoft.Dynamics.CRM.${name}` &&
    rest.length === 0;

/** `POST PublishAllXml` */
export const matchesAction = (name: string): Match => matchesMetadataWrite('POST', name);

const tableOfSegment = (
  segment: PathSegment | undefined,
  { organization }: WebApiContext,
): TableDefinition | undefined => organization.tables.byEntitySet(segment?.name ?? '');

/** A path of this many segments, the first of which names a table. */
const matchesBehindTable =
  (method: string, length: number, isShaped: (path: readonly PathSegment[]) => boolean): Match =>
  ({ method: asked, path }, context) =>
    asked === method && path.length === length && isShaped(path) && tableOfSegment(path[0], context) !== undefined;

/** `GET accounts`: a whole entity set. */
export const matchesEntitySet = (method: string): Match =>
  matchesBehindTable(method, 1, ([set]) => set?.args === undefined);

/** `GET accounts(…)/primarycontactid/$ref`: a path of this many segments, the first of them a row. */
export const matchesBehindRow = (method: string, length: number): Match =>
  matchesBehindTable(method, length, ([row]) => row?.args !== undefined);

/** `PATCH accounts(…)`: one row. */
export const matchesRow = (method: string): Match => matchesBehindRow(method, 1);

/** `POST accounts/Microsoft.Dynamics.CRM.CreateMultiple`: an action bound to a whole entity set. */
export const matchesCollectionAction = (name: string): Match =>
  matchesBehindTable('POST', 2, ([set, action]) => {
    const isThisOne = action?.name === `Microsoft.Dynamics.CRM.${name}` && action.args === undefined;
    return isThisOne && set?.args === undefined;
  });

/** `GET accounts/$count` */
export const isCount: Match = matchesBehindTable(
  'GET',
  2,
  ([set, count]) => set?.args === undefined && count?.name === '$count',
);

/** `POST EntityDefinitions(…)/Keys`: `shape` names the segments, those with parentheses marked so: `Keys()`. */
export const matchesMetadataWrite =
  (method: string, ...shape: readonly string[]): Match =>
  ({ method: asked, path }) =>
    asked === method &&
    path.length === shape.length &&
    path.every(({ name, args }, index) => `${name}${args === undefined ? '' : '()'}` === shape[index]);

/** As {@link matchesMetadataWrite}, for GET. */
export const matchesMetadata = (...shape: readonly string[]): Match => matchesMetadataWrite('GET', ...shape);

/** The table that the request's first segment names. Throws 404. */
export function requireRequestedTable({ path }: ODataRequest, context: WebApiContext): TableDefinition {
  const table = tableOfSegment(path[0], context);
  if (table === undefined) throw resourceNotFound(path[0]?.name ?? '');
  return table;
}
