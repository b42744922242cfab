import { emptyGuid, invalidArgument, keyNotDefined } from '../../../engine/dataverse-fault';
import { type OrganizationView } from '../../../engine/organization-view';
import { type TableDefinition } from '../../../engine/tables/table-definition';
import { isGuid, zeroGuid } from '../../../engine/values/guid';
import { rowAddressByKey, type RowAddress } from '../../../operations/rows/row-address';
import { contracts, contracts71 } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { readEntityAttributes } from './read-entity-attributes';

/** The table that an Entity or an EntityReference names. */
export function readTargetTable({ tables }: OrganizationView, target: XmlElement): TableDefinition {
  const logicalName = target.trimmedTextOf(contracts('LogicalName'));
  if (logicalName === undefined) throw invalidArgument("Required member 'LogicalName' missing for field 'Target'.");
  return tables.require(logicalName);
}

/** Undefined for the empty GUID, which .NET writes where there is no id. */
export function readTargetId(text: string | undefined): string | undefined {
  const id = text?.trim().toLowerCase() ?? zeroGuid;
  if (!isGuid(id)) throw invalidArgument(`'${id.slice(0, 50)}' is not a valid Guid.`);
  return id === zeroGuid ? undefined : id;
}

/**
 * Reads Id and KeyAttributes of an Entity or an EntityReference; the id counts when both are there, and undefined stands
 * for neither. Throws when the key attributes are not a key of the table.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record
 */
export function findTargetAddress(table: TableDefinition, target: XmlElement): RowAddress | undefined {
  const id = readTargetId(target.textOf(contracts('Id')));
  if (id !== undefined) return { kind: 'id', id };
  // The items are of the 7.1 contract, their key and value as everywhere.
  const items = target.child(contracts('KeyAttributes'))?.all(contracts71('KeyValuePairOfstringanyType')) ?? [];
  const values = readEntityAttributes(table, items);
  if (values.size === 0) return undefined;
  const address = rowAddressByKey(table, values);
  if (address === undefined) throw keyNotDefined(table.logicalName);
  return address;
}

/** As {@link findTargetAddress}; throws when nothing names a row. */
export const readTargetAddress = (table: TableDefinition, target: XmlElement): RowAddress =>
  requireTargetAddress(findTargetAddress(table, target));

/** Throws as for the empty GUID when nothing names a row. */
export function requireTargetAddress(address: RowAddress | undefined): RowAddress {
  if (address === undefined) throw emptyGuid();
  return address;
}
