import { type OrganizationView } from '../../engine/organization-view';
import { type RowWrite, type WrittenRow } from './row-write';

/** Adds a row, under the id that the client chose or a new one. Throws when a key is taken or a value does not fit. */
export function createRow({ rows }: OrganizationView, { table, values, id, caller }: RowWrite): WrittenRow {
  const row = rows.create(table.logicalName, values, caller, id === undefined ? {} : { id });
  return { row, before: undefined };
}
