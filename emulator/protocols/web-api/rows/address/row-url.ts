import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type LookupValue } from '../../../../engine/values/row';
import { badODataRequest, missingEntitySet } from '../../front/response/odata-error';
import { type Argument, parseReferencePath } from '../../front/url/resource-path';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { readKeyPredicate } from './key-predicate';

type RowUrl = { readonly table: TableDefinition; readonly args: readonly Argument[] };

/**
 * Reads the URL of a row that stands in a body: `/accounts(00aa…)`, `accounts(accountnumber='A1')` or a whole URL. Throws 400,
 * 404, and 501 for tables that the emulator lacks.
 */
export function parseRowUrl({ tables }: OrganizationView, url: string): RowUrl {
  const path = url.replace(/^https?:\/\/[^/]+(?:\/[^/]+)?\/api\/data\/v\d+\.\d+\//i, '').replace(/^\//, '');
  const [segment, ...rest] = parseReferencePath(path);
  if (segment?.args === undefined || rest.length > 0) throw badODataRequest(`'${url}' does not address a row.`);
  const table = tables.byEntitySet(segment.name);
  if (table === undefined) throw missingEntitySet(segment.name);
  return { table, args: segment.args };
}

/**
 * The row that an `@odata.bind` names, as {@link parseRowUrl} reads it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 */
export function resolveBoundRowUrl(
  organization: OrganizationView,
  url: string,
  targets: readonly string[],
): LookupValue {
  const { table, args } = parseRowUrl(organization, url);
  if (!targets.includes(table.logicalName)) {
    throw badODataRequest(
      `'${url}' addresses a row of '${table.logicalName}', which is not among: ${targets.join(', ')}.`,
    );
  }
  return { table: table.logicalName, id: requireAddressedRow(organization, table, readKeyPredicate(table, args)).id };
}

/** `https://host/api/data/v9.2/accounts(00aa…)` */
export const rowUrl = (serviceRoot: string, table: TableDefinition, id: string): string =>
  `${serviceRoot}/${table.entitySetName}(${id})`;
