import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/definitions';
import { type Row } from '../../engine/values/values';
import { requireRow, type RowAddress } from '../../query/row-address';

/** One row, by id or alternate key. Throws when it does not exist. */
export const retrieveRow = (
  organization: OrganizationView,
  { table, address }: { readonly table: TableDefinition; readonly address: RowAddress },
): Row => requireRow(organization, table, address);
