import { duplicateRecord, notImplemented } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type Caller } from '../../engine/access/caller';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type ColumnValues, type Row } from '../../engine/values/row';
import { findAddressedRow, missingAddressedRow, requireAddressedRow, type RowAddress } from './row-address';

/** What is written to a row, and by whom. */
export type RowWrite = {
  readonly table: TableDefinition;
  /** By logical column name, the primary id not among them. */
  readonly values: ColumnValues;
  /** The primary id, where it stands among the values. */
  readonly id?: string | undefined;
  readonly caller: Caller;
};

/** The version that a row must have, or `*` for any: then it must only be there. */
export type VersionCondition = bigint | '*' | undefined;

/** A write to the row that an address names. */
export type AddressedWrite = RowWrite & { readonly address: RowAddress; readonly ifMatch?: VersionCondition };

export type WrittenRow = {
  /** As it is now. */
  readonly row: Row;
  /** As it was; undefined when it was created. */
  readonly before: Row | undefined;
};

/** Adds a row, under the id that the client chose or a new one. Throws when a key is taken or a value does not fit. */
export function createRow({ rows }: OrganizationView, { table, values, id, caller }: RowWrite): WrittenRow {
  const row = rows.create(table.logicalName, values, caller, id === undefined ? {} : { id });
  return { row, before: undefined };
}

/**
 * Changes a row that is there. Values for the columns of the addressing key are ignored: the row has these values
 * already. Throws when the row is missing, or has another version than `ifMatch`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record
 */
export function updateRow(organization: OrganizationView, write: AddressedWrite): WrittenRow {
  const { table, address, values, id, caller, ifMatch } = write;
  const before = requireAddressedRow(organization, table, address);
  refuseOtherRowId(id, before.id);
  const ignored = address.kind === 'key' ? address.key.columns : [];
  const written = new Map([...values].filter(([name]) => !ignored.includes(name)));
  const condition = typeof ifMatch === 'bigint' ? { ifMatch } : {};
  const row = organization.rows.update(table.logicalName, before.id, written, caller, condition);
  return { row, before };
}

/** Throws when the values name another primary id than the row has: a row cannot change its id. */
function refuseOtherRowId(given: string | undefined, id: string): void {
  if (given === undefined || given === id) return;
  throw notImplemented('A primary id among the values that is not the one of the row is not implemented.');
}

export type RowUpsert = RowWrite & {
  /** Undefined for a row that nothing names: it is created. */
  readonly address: RowAddress | undefined;
  /** Narrows it to an update. */
  readonly ifMatch?: VersionCondition;
  /** Narrows it to a create. */
  readonly ifNoneMatch?: '*' | undefined;
};

/**
 * Updates the row that the address names, or creates it there. Throws as {@link updateRow}, and when a condition fails.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record
 */
export function upsertRow(organization: OrganizationView, upsert: RowUpsert): WrittenRow {
  const { address, ifMatch, ifNoneMatch, ...write } = upsert;
  if (address === undefined) return createRow(organization, write);
  if (findAddressedRow(organization, write.table, address) === undefined) {
    if (ifMatch !== undefined) throw missingAddressedRow(write.table, address);
    return createRow(organization, rowWriteWithAddress(write, address));
  }
  if (ifNoneMatch === '*') throw duplicateRecord();
  return updateRow(organization, { ...write, address, ifMatch });
}

/** With the id or the key's values that name the row; of two values for a key's column, the written one wins. */
function rowWriteWithAddress(write: RowWrite, address: RowAddress): RowWrite {
  if (address.kind === 'key') return { ...write, values: new Map([...address.values, ...write.values]) };
  refuseOtherRowId(write.id, address.id);
  return { ...write, id: address.id };
}

export type RowDeletion = {
  readonly table: TableDefinition;
  readonly address: RowAddress;
  readonly caller: Caller;
  readonly ifMatch?: VersionCondition;
};

/** Deletes a row; it is answered as it was. Throws when the row is missing, or has another version than `ifMatch`. */
export function deleteRow(organization: OrganizationView, { table, address, caller, ifMatch }: RowDeletion): Row {
  const row = requireAddressedRow(organization, table, address);
  organization.rows.remove(table.logicalName, row.id, caller, typeof ifMatch === 'bigint' ? { ifMatch } : {});
  return row;
}
