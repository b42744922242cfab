import {
  DataverseFault,
  emptyGuid,
  invalidArgument,
  keyNotDefined,
  recordNotFoundByKey,
  unknownColumn,
} from '../../../engine/dataverse-fault';
import { type AlternateKeyDefinition, type TableDefinition } from '../../../engine/tables/definitions';
import { isGuid, zeroGuid } from '../../../engine/values/guid';
import { type OrganizationView } from '../../../engine/organization-view';
import { type ColumnValue, type ColumnValues, type Row } from '../../../engine/values/values';
import { contracts, contracts71, generic } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { readColumnValue } from './read-attribute';

/** A row as an Entity or an EntityReference names it. `unnamed`: neither by id nor by key. */
export type RowAddress =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'key'; readonly key: AlternateKeyDefinition; readonly values: ColumnValues }
  | { readonly kind: 'unnamed' };

/** The table that an Entity or an EntityReference names. */
export function readTable({ tables }: OrganizationView, target: XmlElement): TableDefinition {
  const logicalName = target.textOf(contracts('LogicalName'))?.trim() ?? '';
  if (logicalName === '') throw invalidArgument("Required member 'LogicalName' missing for field 'Target'.");
  return tables.require(logicalName);
}

/** Undefined for the empty GUID, which .NET writes where there is no id. */
export function readId(text: string | undefined): string | undefined {
  const id = text?.trim().toLowerCase() ?? zeroGuid;
  if (!isGuid(id)) throw invalidArgument(`'${id.slice(0, 50)}' is not a valid Guid.`);
  return id === zeroGuid ? undefined : id;
}

/**
 * Reads Id and KeyAttributes; the id counts when both are there. Throws when the key attributes are no key of the table.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record
 */
export function readAddress(table: TableDefinition, target: XmlElement): RowAddress {
  const id = readId(target.textOf(contracts('Id')));
  if (id !== undefined) return { kind: 'id', id };
  const values = readKeyValues(table, target.child(contracts('KeyAttributes')));
  if (values.size === 0) return { kind: 'unnamed' };
  const key = [...table.keys.values()].find(
    ({ columns }) => columns.length === values.size && columns.every(column => values.has(column)),
  );
  if (key === undefined) throw keyNotDefined(table.logicalName);
  return { kind: 'key', key, values };
}

/** The items are of the 7.1 contract, their key and value as everywhere. */
function readKeyValues(table: TableDefinition, attributes: XmlElement | undefined): ColumnValues {
  const values = new Map<string, ColumnValue>();
  for (const item of attributes?.all(contracts71('KeyValuePairOfstringanyType')) ?? []) {
    const name = item.textOf(generic('key')) ?? '';
    const column = table.columns.get(name);
    if (column === undefined) throw unknownColumn(name, table.logicalName);
    const [value] = item.all(generic('value'));
    if (value !== undefined) values.set(name, readColumnValue(table.logicalName, column, value));
  }
  return values;
}

/** The row, or undefined. Throws for a key whose index is not active, and when nothing names a row. */
export function findRow({ rows }: OrganizationView, table: TableDefinition, address: RowAddress): Row | undefined {
  if (address.kind === 'unnamed') throw emptyGuid();
  if (address.kind === 'id') return rows.get(table.logicalName, address.id);
  return rows.findByKey(table.logicalName, address.key, address.values);
}

/** The row. Throws when it is not there. */
export function requireRow(organization: OrganizationView, table: TableDefinition, address: RowAddress): Row {
  const row = findRow(organization, table, address);
  if (row !== undefined) return row;
  throw address.kind === 'id' ? doesNotExist(table.logicalName, address.id) : recordNotFoundByKey(table.logicalName);
}

/** The Organization Service was recorded to say it in other words than the Web API. */
const doesNotExist = (table: string, id: string): DataverseFault =>
  new DataverseFault(404, 0x80040217, `${table} With Id = ${id} Does Not Exist`);
