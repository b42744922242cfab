import { invalidArgument, notImplemented, unknownColumn } from '../../../engine/dataverse-fault';
import { type ColumnDefinition, type ColumnType, type TableDefinition } from '../../../engine/tables/table-definition';
import { zeroGuid } from '../../../engine/values/guid';
import { type ColumnValue, type LookupValue } from '../../../engine/values/row';
import { type HiddenType, isHiddenColumn } from '../../../query/readable-columns';
import { contracts, contracts90, generic, schema, serialization } from '../xml/names';
import { isXmlName, type XmlName } from '../../../xml/xml-name';
import { type XmlElement } from '../../../xml/xml-element';
import { readAttributeValue } from './read-attribute-value';

/** The .NET type that each column takes. */
const types: Readonly<Record<Exclude<ColumnType, HiddenType>, XmlName>> = {
  uniqueidentifier: serialization('guid'),
  string: schema('string'),
  memo: schema('string'),
  integer: schema('int'),
  bigint: schema('long'),
  decimal: schema('decimal'),
  double: schema('double'),
  money: contracts('Money'),
  boolean: schema('boolean'),
  choice: contracts('OptionSetValue'),
  multichoice: contracts90('OptionSetValueCollection'),
  state: contracts('OptionSetValue'),
  status: contracts('OptionSetValue'),
  datetime: schema('dateTime'),
  dateonly: schema('dateTime'),
  lookup: contracts('EntityReference'),
};

/** Finds the row that an EntityReference names by an alternate key. */
export type FindByKey = (reference: XmlElement) => LookupValue;

/**
 * Items of an AttributeCollection or of a KeyAttributeCollection, by column. Throws for columns that the table does not have.
 *
 * @param findByKey for lookups whose value names its row by a key: they are refused without it
 */
export function readEntityAttributes(
  table: TableDefinition,
  items: readonly XmlElement[],
  findByKey?: FindByKey,
): Map<string, ColumnValue> {
  const values = new Map<string, ColumnValue>();
  for (const item of items) {
    const name = item.textOf(generic('key')) ?? '';
    const [value] = item.all(generic('value'));
    const column = table.columns.get(name);
    if (column === undefined) throw unknownColumn(name, table.logicalName);
    if (value === undefined) throw invalidArgument(`The attribute '${name}' has no value.`);
    const isByKey = findByKey !== undefined && column.type === 'lookup' && namesItsRowByKey(value);
    values.set(name, isByKey ? findByKey(value) : readEntityAttribute(table.logicalName, column, value));
  }
  return values;
}

/** An EntityReference with key attributes and without an id, which would count. */
function namesItsRowByKey(value: XmlElement): boolean {
  const id = value.trimmedTextOf(contracts('Id')) ?? zeroGuid;
  const keys = value.child(contracts('KeyAttributes'))?.children.length ?? 0;
  return isXmlName(value.type, contracts('EntityReference')) && id === zeroGuid && keys > 0;
}

/** What is written to a column, in the engine's form. Throws for a value of another type than the column's. */
function readEntityAttribute(table: string, column: ColumnDefinition, element: XmlElement): ColumnValue {
  const { logicalName, type } = column;
  if (element.isNil) return null;
  if (isHiddenColumn(type)) {
    throw notImplemented(`Writing '${logicalName}', a column of type ${type}, is not implemented: leave it out.`);
  }
  const read = readAttributeValue(element);
  if (read === undefined || !isXmlName(read.type, types[type]) || read.value instanceof Uint8Array) {
    const given = read?.type.name ?? 'nil';
    throw invalidArgument(
      `Incorrect attribute value type ${given}: the column '${logicalName}' of '${table}' takes ${types[type].name}.`,
    );
  }
  return type === 'dateonly' && typeof read.value === 'string' ? read.value.slice(0, 10) : read.value;
}
