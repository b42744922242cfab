import { DataverseFault } from '../engine/dataverse-fault';
import { type TableDefinition } from '../engine/tables/table-definition';
import { type TableCatalogue } from '../engine/store/table-catalogue';
import { isKnownPlatformTable, missingTable } from '../engine/system-tables/known-platform-tables';
import { zeroGuid } from '../engine/values/guid';
import { columnDefinitionsOf, keyDefinitionsOf, type TableColumn, type TableKey } from './definition-items';

/** A definition by one of its two names. */
export type MetadataAddress = { readonly logicalName: string } | { readonly metadataId: string };

/** True for the definition that the address names. */
export const isAddressedDefinition =
  (address: MetadataAddress) =>
  (item: { readonly logicalName: string; readonly metadataId: string }): boolean =>
    'logicalName' in address ? item.logicalName === address.logicalName : item.metadataId === address.metadataId;

/**
 * By name, or by metadata id where no name is given. Throws 404, with a text reported of live environments, and 501 for a
 * table of the platform that the emulator lacks.
 */
export function requireTableDefinition(
  tables: Pick<TableCatalogue, 'all' | 'byName'>,
  logicalName: string | undefined,
  metadataId = zeroGuid,
): TableDefinition {
  const found =
    logicalName === undefined ? tables.all().find(isAddressedDefinition({ metadataId })) : tables.byName(logicalName);
  if (found !== undefined) return found;
  if (logicalName !== undefined && isKnownPlatformTable(logicalName)) throw missingTable(logicalName);
  const message = `Could not find an entity with name ${logicalName ?? '(none)'} and id ${metadataId}.`;
  throw new DataverseFault(404, 0x80040217, message);
}

/** Throws 404. */
export function requireColumnDefinition(table: TableDefinition, address: MetadataAddress): TableColumn {
  const isThisOne = isAddressedDefinition(address);
  const found = columnDefinitionsOf(table).find(({ column }) => isThisOne(column));
  if (found === undefined) throw definitionNotFound('attribute', table.logicalName);
  return found;
}

/** Throws 404. */
export function requireKeyDefinition(table: TableDefinition, address: MetadataAddress): TableKey {
  const isThisOne = isAddressedDefinition(address);
  const found = keyDefinitionsOf(table).find(({ key }) => isThisOne(key));
  if (found === undefined) throw definitionNotFound('entity key', table.logicalName);
  return found;
}

/** 404 for a part that a table does not have. */
export const definitionNotFound = (what: string, table: string): DataverseFault =>
  new DataverseFault(404, 0x80040217, `The ${what} does not exist on entity '${table}'.`);
