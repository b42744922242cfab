import { notImplemented } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { requireRow } from '../../query/row-address';
import { type AddressedWrite, type WrittenRow } from './row-write';

/**
 * Changes a row that is there. Values for the columns of the addressing key are ignored: the row has these values
 * already. Throws when the row is missing, or has another version than `ifMatch`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record
 */
export function updateRow(organization: OrganizationView, write: AddressedWrite): WrittenRow {
  const { table, address, values, id, caller, ifMatch } = write;
  const before = requireRow(organization, table, address);
  refuseOtherId(id, before.id);
  const ignored = address.kind === 'key' ? address.key.columns : [];
  const written = new Map([...values].filter(([name]) => !ignored.includes(name)));
  const condition = typeof ifMatch === 'bigint' ? { ifMatch } : {};
  const row = organization.rows.update(table.logicalName, before.id, written, caller, condition);
  return { row, before };
}

/** Throws when the values name another primary id than the row has: a row cannot change its id. */
export function refuseOtherId(given: string | undefined, id: string): void {
  if (given === undefined || given === id) return;
  throw notImplemented('A primary id among the values that is not the one of the row is not implemented.');
}
