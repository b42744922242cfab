import { invalidArgument } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type ColumnType, type TableDefinition } from '../../engine/tables/table-definition';
import { type RowDeletion, updateRow, type WrittenRow } from './write-row';

/** A row that gets another state. */
export type RowStateChange = Omit<RowDeletion, 'ifMatch'> & {
  readonly state: number;
  /** -1 asks for the default status of the state. */
  readonly status: number;
};

const defaultStatus = -1;

/**
 * Changes the state of a row, with its status. Throws when rows of its table have no states, and when the two do not go
 * together. https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.setstaterequest
 */
export function setRowState(organization: OrganizationView, change: RowStateChange): WrittenRow {
  const { table, address, state, status, caller } = change;
  const values = new Map([[requireColumnOfType(table, 'state'), state]]);
  if (status !== defaultStatus) values.set(requireColumnOfType(table, 'status'), status);
  return updateRow(organization, { table, address, values, caller });
}

function requireColumnOfType({ columns, logicalName }: TableDefinition, type: ColumnType): string {
  const column = [...columns.values()].find(each => each.type === type);
  if (column === undefined) throw invalidArgument(`Rows of '${logicalName}' have no ${type}.`);
  return column.logicalName;
}
