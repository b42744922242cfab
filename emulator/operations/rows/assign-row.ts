import { invalidArgument } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { requireAddressedRow } from './row-address';
import { type NamedRow } from './relate-rows';
import { type RowDeletion, updateRow, type WrittenRow } from './write-row';

/** A row that gets another owner. */
export type RowAssignment = Omit<RowDeletion, 'ifMatch'> & { readonly owner: NamedRow };

/**
 * Gives a row to another owner. Throws when rows of its table have none, and when one of the two is missing.
 * https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.assignrequest
 */
export function assignRow(organization: OrganizationView, assignment: RowAssignment): WrittenRow {
  const { table, address, owner, caller } = assignment;
  if (table.ownership !== 'UserOwned') {
    throw invalidArgument(`Rows of '${table.logicalName}' have no owner: they cannot be assigned.`);
  }
  const { id } = requireAddressedRow(organization, owner.table, owner.address);
  const values = new Map([['ownerid', { table: owner.table.logicalName, id }]]);
  return updateRow(organization, { table, address, values, caller });
}
