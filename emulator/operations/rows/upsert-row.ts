import { duplicateRecord } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { findRow, missingRow, type RowAddress } from '../../query/row-address';
import { createRow } from './create-row';
import { type RowWrite, type VersionCondition, type WrittenRow } from './row-write';
import { refuseOtherId, updateRow } from './update-row';

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
  if (findRow(organization, write.table, address) === undefined) {
    if (ifMatch !== undefined) throw missingRow(write.table, address);
    return createRow(organization, withAddress(write, address));
  }
  if (ifNoneMatch === '*') throw duplicateRecord();
  return updateRow(organization, { ...write, address, ifMatch });
}

/** With the id or the key's values that name the row; of two values for a key's column, the written one wins. */
function withAddress(write: RowWrite, address: RowAddress): RowWrite {
  if (address.kind === 'key') return { ...write, values: new Map([...address.values, ...write.values]) };
  refuseOtherId(write.id, address.id);
  return { ...write, id: address.id };
}
