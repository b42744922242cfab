import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Row } from '../../../../engine/values/row';
import {
  type CollectionNavigation,
  findCollectionNavigation,
  type SingleNavigation,
  singleNavigations,
} from '../../../../definitions/navigation';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { type WebApiContext } from '../../front/context';
import { matchesBehindRow, requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type ODataRequest } from '../../front/request/odata-request';
import { resourceNotFound } from '../../front/response/odata-error';
import { addressedRow } from '../address/key-predicate';

/** `METHOD accounts(…)/primarycontactid/$ref` */
export const matchesReference =
  (method: string): Operation['matches'] =>
  (request, context) =>
    matchesBehindRow(method, 3)(request, context) &&
    request.path[2]?.name === '$ref' &&
    request.path[2].args === undefined;

/** The row and its navigation property that a request names. */
type RequestedReference = { readonly table: TableDefinition; readonly row: Row } & (
  | { readonly kind: 'single'; readonly navigation: SingleNavigation }
  | { readonly kind: 'collection'; readonly navigation: CollectionNavigation }
);

/** Throws 404 for a row that does not exist and for what is not a navigation property. */
export function requireReference(request: ODataRequest, context: WebApiContext): RequestedReference {
  const { organization } = context;
  const table = requireRequestedTable(request, context);
  const { name = '', args } = request.path[1] ?? {};
  const row = requireAddressedRow(organization, table, addressedRow(request, table));
  const single = singleNavigations(table).get(name);
  if (single !== undefined && args === undefined) return { table, row, kind: 'single', navigation: single };
  const collection = findCollectionNavigation(organization, table, name);
  const isAddressable = args === undefined || request.method === 'DELETE';
  if (collection !== undefined && isAddressable) return { table, row, kind: 'collection', navigation: collection };
  throw resourceNotFound(name);
}
