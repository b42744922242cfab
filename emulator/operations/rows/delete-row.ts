import { type OrganizationView } from '../../engine/organization-view';
import { type Caller } from '../../engine/security/caller';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type Row } from '../../engine/values/row';
import { requireRow, type RowAddress } from '../../query/row-address';
import { type VersionCondition } from './row-write';

export type RowDeletion = {
  readonly table: TableDefinition;
  readonly address: RowAddress;
  readonly caller: Caller;
  readonly ifMatch?: VersionCondition;
};

/** Deletes a row; it is answered as it was. Throws when the row is missing, or has another version than `ifMatch`. */
export function deleteRow(organization: OrganizationView, { table, address, caller, ifMatch }: RowDeletion): Row {
  const row = requireRow(organization, table, address);
  organization.rows.remove(table.logicalName, row.id, caller, typeof ifMatch === 'bigint' ? { ifMatch } : {});
  return row;
}
