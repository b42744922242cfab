import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import { type Caller } from '../../engine/access/caller';
import { type OrganizationView } from '../../engine/organization-view';
import { type RelationshipDefinition, type TableDefinition } from '../../engine/tables/table-definition';
import { type LookupValue, type Row } from '../../engine/values/row';
import { rowPointsTo } from '../../query/related-rows';
import { requireAddressedRow, type RowAddress } from './row-address';
import { updateRow } from './write-row';

/** A row as a request names it. */
export type NamedRow = { readonly table: TableDefinition; readonly address: RowAddress };

/** Which side of a relationship of a table with itself a row is on. */
export type RelationshipRole = 'Referencing' | 'Referenced';

/** Rows to relate to a target, or to part from it. */
export type RowsToRelate = {
  readonly target: NamedRow;
  /** Schema name. */
  readonly relationship: string;
  /** The target's, which a relationship of a table with itself needs. */
  readonly role: RelationshipRole | undefined;
  readonly related: readonly NamedRow[];
  readonly caller: Caller;
};

/**
 * Relates rows by a one-to-many relationship, all or none: the lookups of those on its many side point to the one on its
 * other side. Throws when there is no such relationship between the tables, and when a row is missing.
 * https://learn.microsoft.com/power-apps/developer/data-platform/org-service/entity-operations-associate-disassociate
 */
export function associateRows(organization: OrganizationView, request: RowsToRelate): void {
  organization.transaction(() => {
    for (const { row, column, points } of lookupsToWrite(organization, request)) {
      writeLookup(organization, row, column, { table: points.table, id: points.id }, request.caller);
    }
  });
}

/** Empties the lookups that {@link associateRows} filled. A row that is not related stays as it is. */
export function disassociateRows(organization: OrganizationView, request: RowsToRelate): void {
  organization.transaction(() => {
    for (const { row, column, points } of lookupsToWrite(organization, request)) {
      if (rowPointsTo(column, points)(row)) writeLookup(organization, row, column, null, request.caller);
    }
  });
}

/** A lookup, and the row that it points to or should. */
type LookupToWrite = { readonly row: Row; readonly column: string; readonly points: Row };

function lookupsToWrite(organization: OrganizationView, request: RowsToRelate): readonly LookupToWrite[] {
  const { target, related } = request;
  const relationship = requireRelationship(organization, request.relationship);
  const isReferenced = roleOfTarget(relationship, request) === 'Referenced';
  const expected = isReferenced ? relationship.referencingTable : relationship.referencedTable;
  const other = related.find(({ table }) => table.logicalName !== expected);
  if (other !== undefined) throw notRelated(relationship, other.table);
  if (!isReferenced && related.length > 1) {
    throw invalidArgument(`A row of '${target.table.logicalName}' has one row in ${relationship.schemaName}.`);
  }
  const targetRow = requireAddressedRow(organization, target.table, target.address);
  const column = relationship.referencingColumn;
  return related
    .map(({ table, address }) => requireAddressedRow(organization, table, address))
    .map(row => (isReferenced ? { row, column, points: targetRow } : { row: targetRow, column, points: row }));
}

/** Relationships of the platform that stand between two tables, and have rows of their own. */
const manyToMany: readonly string[] = [
  'systemuserroles_association',
  'systemuserprofiles_association',
  'teamroles_association',
  'teamprofiles_association',
  'teammembership_association',
  'roleprivileges_association',
  'appmoduleroles_association',
];

function requireRelationship({ tables }: OrganizationView, schemaName: string): RelationshipDefinition {
  for (const { relationships } of tables.all()) {
    const found = relationships.find(relationship => relationship.schemaName === schemaName);
    if (found !== undefined) return found;
  }
  if (manyToMany.includes(schemaName)) throw notImplemented('Many-to-many relationships are not implemented.');
  throw invalidArgument(`There is no relationship with the schema name '${schemaName}'.`);
}

function roleOfTarget(relationship: RelationshipDefinition, { target, role }: RowsToRelate): RelationshipRole {
  const { referencedTable, referencingTable, schemaName } = relationship;
  const { logicalName } = target.table;
  if (referencedTable === referencingTable && logicalName === referencedTable) {
    if (role !== undefined) return role;
    throw invalidArgument(`${schemaName} relates a table with itself: PrimaryEntityRole must say which side is meant.`);
  }
  if (logicalName === referencedTable) return 'Referenced';
  if (logicalName === referencingTable) return 'Referencing';
  throw notRelated(relationship, target.table);
}

const notRelated = ({ schemaName }: RelationshipDefinition, { logicalName }: TableDefinition) =>
  invalidArgument(`The table '${logicalName}' is not on that side of the relationship ${schemaName}.`);

function writeLookup(
  organization: OrganizationView,
  { table, id }: Row,
  column: string,
  value: LookupValue | null,
  caller: Caller,
): void {
  updateRow(organization, {
    table: organization.tables.require(table),
    address: { kind: 'id', id },
    values: new Map([[column, value]]),
    caller,
  });
}
