import { recordNotFound, recordNotFoundByKey } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type AlternateKeyDefinition, type TableDefinition } from '../../engine/tables/table-definition';
import { type ColumnValues, type Row } from '../../engine/values/row';

/** A row as a request names it: by its primary id, or by the values of an alternate key. */
export type RowAddress =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'key'; readonly key: AlternateKeyDefinition; readonly values: ColumnValues };

/** The address by these values, undefined when they are not those of one alternate key. */
export function rowAddressByKey({ keys }: TableDefinition, values: ColumnValues): RowAddress | undefined {
  const key = [...keys.values()].find(
    ({ columns }) => columns.length === values.size && columns.every(column => values.has(column)),
  );
  return key && { kind: 'key', key, values };
}

/** The row, or undefined. Throws for a key whose index is not active. */
export function findAddressedRow(
  { rows }: OrganizationView,
  table: TableDefinition,
  address: RowAddress,
): Row | undefined {
  if (address.kind === 'id') return rows.get(table.logicalName, address.id);
  return rows.findByKey(table.logicalName, address.key, address.values);
}

/** The row. Throws the 404 of its kind of address when it does not exist. */
export function requireAddressedRow(organization: OrganizationView, table: TableDefinition, address: RowAddress): Row {
  const row = findAddressedRow(organization, table, address);
  if (row === undefined) throw missingAddressedRow(table, address);
  return row;
}

/** The 404 for a row that does not exist, as it was asked for. */
export const missingAddressedRow = ({ logicalName }: TableDefinition, address: RowAddress) =>
  address.kind === 'id' ? recordNotFound(logicalName, address.id) : recordNotFoundByKey(logicalName);
