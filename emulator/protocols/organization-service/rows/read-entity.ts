import { notImplemented } from '../../../engine/dataverse-fault';
import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type Caller } from '../../../engine/access/caller';
import { type OrganizationView } from '../../../engine/organization-view';
import { type RowWrite } from '../../../operations/rows/write-row';
import { requireAddressedRow, type RowAddress } from '../../../operations/rows/row-address';
import { type LookupValue } from '../../../engine/values/row';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { readEntityAttributes } from './read-entity-attributes';
import { findTargetAddress, readTargetAddress, readTargetId, readTargetTable } from './target-address';

/** An Entity that a write brings. */
type WrittenEntity = RowWrite & {
  /** Undefined when nothing names its row. */
  readonly address: RowAddress | undefined;
  readonly rowVersion: string | undefined;
};

/**
 * Reads an Entity. Its state and its formatted values are the client's own and mean nothing here; related entities
 * would be written with it and are refused. Throws for columns that the table does not have and values of the wrong type.
 */
export function readEntity(organization: OrganizationView, entity: XmlElement, caller: Caller): WrittenEntity {
  const table = readTargetTable(organization, entity);
  if ((entity.child(contracts('RelatedEntities'))?.children.length ?? 0) > 0) {
    throw notImplemented('Writing related entities along with a row is not implemented: write them one by one.');
  }
  const items = entity.child(contracts('Attributes'))?.all(contracts('KeyValuePairOfstringanyType')) ?? [];
  const values = readEntityAttributes(table, items, reference => findReferencedRow(organization, reference));
  const attribute = values.get(table.primaryIdColumn);
  values.delete(table.primaryIdColumn);
  const id = typeof attribute === 'string' ? readTargetId(attribute) : undefined;
  const rowVersion = entity.textOf(contracts('RowVersion'));
  return { table, address: readEntityAddress(table, entity, id), values, id, caller, rowVersion };
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record */
function findReferencedRow(organization: OrganizationView, reference: XmlElement): LookupValue {
  const table = readTargetTable(organization, reference);
  const { id } = requireAddressedRow(organization, table, readTargetAddress(table, reference));
  return { table: table.logicalName, id };
}

/** The primary id may stand among the attributes, as Id, or in both; next to key attributes it is that of a new row. */
function readEntityAddress(table: TableDefinition, entity: XmlElement, id: string | undefined): RowAddress | undefined {
  const address = findTargetAddress(table, entity);
  if (id === undefined || address?.kind === 'key') return address;
  if (address === undefined || address.id === id) return { kind: 'id', id };
  throw notImplemented(`The attribute '${table.primaryIdColumn}' names another row than the entity itself.`);
}
