import {
  concurrencyMismatch,
  DataverseFault,
  invalidArgument,
  notImplemented,
  unknownColumn,
} from '../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../engine/tables/definitions';
import { type OrganizationView } from '../../../engine/organization-view';
import { type ColumnValue, type Row } from '../../../engine/values/values';
import { type Parameters } from '../front/parameters';
import { contracts, contracts71, generic } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { readColumnValue } from './read-attribute';
import { readAddress, readId, readTable, type RowAddress } from './target-address';

/** An Entity that a write brings. */
export type WrittenEntity = {
  readonly table: TableDefinition;
  readonly address: RowAddress;
  /** By logical column name, the primary id not among them. */
  readonly values: ReadonlyMap<string, ColumnValue>;
  readonly rowVersion: string | undefined;
};

/**
 * Reads an Entity. Its state and its formatted values are the client's own and mean nothing here; related entities
 * would be written with it and are refused. Throws for columns that the table does not have and values of the wrong type.
 */
export function readEntity(organization: OrganizationView, entity: XmlElement): WrittenEntity {
  const table = readTable(organization, entity);
  if ((entity.child(contracts('RelatedEntities'))?.children.length ?? 0) > 0) {
    throw notImplemented('Writing related entities along with a row is not implemented: write them one by one.');
  }
  const values = new Map<string, ColumnValue>();
  for (const item of entity.child(contracts('Attributes'))?.all(contracts('KeyValuePairOfstringanyType')) ?? []) {
    const name = item.textOf(generic('key')) ?? '';
    const [value] = item.all(generic('value'));
    const column = table.columns.get(name);
    if (column === undefined) throw unknownColumn(name, table.logicalName);
    if (value === undefined) throw invalidArgument(`The attribute '${name}' has no value.`);
    values.set(name, readColumnValue(table.logicalName, column, value));
  }
  const address = addressOf(table, entity, values.get(table.primaryIdColumn));
  values.delete(table.primaryIdColumn);
  return { table, address, values, rowVersion: entity.textOf(contracts('RowVersion')) };
}

/** The primary id may stand among the attributes, as Id, or in both. */
function addressOf(table: TableDefinition, entity: XmlElement, attribute: ColumnValue | undefined): RowAddress {
  const address = readAddress(table, entity);
  const id = typeof attribute === 'string' ? readId(attribute) : undefined;
  if (id === undefined || (address.kind === 'id' && address.id === id)) return address;
  if (address.kind === 'unnamed') return { kind: 'id', id };
  throw notImplemented(`The attribute '${table.primaryIdColumn}' names another row than the entity itself.`);
}

const behaviors: readonly string[] = ['Default', 'IfRowVersionMatches', 'AlwaysOverwrite'];

/**
 * Reads ConcurrencyBehavior: throws unless the row has the version that the request brings, where it asks for that.
 * https://learn.microsoft.com/power-apps/developer/data-platform/optimistic-concurrency
 */
export function checkConcurrency(parameters: Parameters, rowVersion: string | undefined, row: Row): void {
  const type = contracts71('ConcurrencyBehavior');
  const behavior = parameters.find('ConcurrencyBehavior', type)?.text.trim() ?? 'Default';
  if (!behaviors.includes(behavior)) throw invalidArgument(`'${behavior}' is no ConcurrencyBehavior.`);
  if (behavior !== 'IfRowVersionMatches') return;
  if (rowVersion === undefined || rowVersion === '') {
    throw new DataverseFault(
      400,
      0x80060883,
      'The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.',
    );
  }
  if (rowVersion.trim() !== row.version.toString()) throw concurrencyMismatch();
}
