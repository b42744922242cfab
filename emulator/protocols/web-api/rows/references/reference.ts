import { type TableDefinition } from '../../../../engine/tables/definitions';
import { type Row } from '../../../../engine/values/values';
import { type WebApiContext } from '../../front/context';
import { type JsonObject } from '../../front/request/json';
import { isBehindRow, requireTable } from '../../front/match';
import { badPayload, resourceNotFound } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import {
  type CollectionNavigation,
  findCollection,
  type SingleNavigation,
  singleNavigations,
} from '../../../../definitions/navigation';
import { requireRow } from '../../../../query/row-address';
import { addressedRow } from '../request/key-predicate';

/** `accounts(…)/primarycontactid/$ref`: the row and its navigation property. */
type Reference = { readonly table: TableDefinition; readonly row: Row } & (
  | { readonly kind: 'single'; readonly navigation: SingleNavigation }
  | { readonly kind: 'collection'; readonly navigation: CollectionNavigation }
);

/** True for `METHOD {entity set}({key})/{navigation property}/$ref`. */
export const isReference =
  (method: string) =>
  (request: ODataRequest, context: WebApiContext): boolean =>
    isBehindRow(method, 3)(request, context) && request.path[2]?.name === '$ref' && request.path[2].args === undefined;

/** Throws 404 for a row that does not exist and for what is not a navigation property. */
export function requireReference(request: ODataRequest, context: WebApiContext): Reference {
  const { organization } = context;
  const table = requireTable(request, context);
  const { name = '', args } = request.path[1] ?? {};
  const row = requireRow(organization, table, addressedRow(request, table));
  const single = singleNavigations(table).get(name);
  if (single !== undefined && args === undefined) return { table, row, kind: 'single', navigation: single };
  const collection = findCollection(organization, table, name);
  const isAddressable = args === undefined || request.method === 'DELETE';
  if (collection !== undefined && isAddressable) return { table, row, kind: 'collection', navigation: collection };
  throw resourceNotFound(name);
}

/** The URL of the row to relate: `{"@odata.id":"https://…/contacts(00aa…)"}`. Throws 400 for another body. */
export function referencedUrl({ entitySetName }: TableDefinition, body: JsonObject): string {
  const url = body['@odata.id'];
  const foreign = Object.keys(body).find(name => !['@odata.id', '@odata.context', '@odata.type'].includes(name));
  if (typeof url === 'string' && foreign === undefined) return url;
  throw badPayload(entitySetName, `A reference is a URL in '@odata.id', and nothing else.`);
}
