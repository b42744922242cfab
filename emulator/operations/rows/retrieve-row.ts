import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type Row } from '../../engine/values/row';
import { requireRow, type RowAddress } from '../../query/row-address';

/** One row, by id or alternate key. Throws when it does not exist. */
export const retrieveRow = (
  organization: OrganizationView,
  { table, address }: { readonly table: TableDefinition; readonly address: RowAddress },
): Row => requireRow(organization, table, address);
