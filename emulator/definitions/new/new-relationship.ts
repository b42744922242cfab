import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import {
  type ColumnDefinition,
  type RelationshipDefinition,
  type TableDefinition,
} from '../../engine/tables/table-definition';
import { type TableCatalogue } from '../../engine/store/table-catalogue';
import { makeNewLookup, type NewColumnBase } from './new-column';

/** A one-to-many relationship as a client describes it, with the lookup that it brings. */
export type NewRelationship = {
  readonly schemaName: string;
  readonly referencedEntity: string;
  readonly referencingEntity: string;
  /** CascadeConfiguration/Delete. */
  readonly onDelete: string | undefined;
  readonly lookup: NewColumnBase;
};

export type MadeRelationship = {
  /** The one that gets the lookup. */
  readonly table: TableDefinition;
  readonly relationship: RelationshipDefinition;
  readonly lookup: ColumnDefinition;
};

/**
 * Makes the definitions of a new relationship. Throws 400 for unknown tables and for a name that is taken, 501 for
 * deletes that cascade or are restricted.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-relationships-using-web-api
 */
export function makeNewRelationship(tables: TableCatalogue, draft: NewRelationship): MadeRelationship {
  const { schemaName, onDelete = 'RemoveLink' } = draft;
  const referencedTable = tables.require(draft.referencedEntity).logicalName;
  const table = tables.require(draft.referencingEntity);
  if (onDelete !== 'RemoveLink' && onDelete !== 'NoCascade') {
    throw notImplemented('A relationship whose deletes cascade or are restricted is not implemented: use RemoveLink.');
  }
  if (tables.all().some(({ relationships }) => relationships.some(one => one.schemaName === schemaName))) {
    throw invalidArgument(`A relationship with the schema name '${schemaName}' already exists.`);
  }
  const lookup = makeNewLookup(draft.lookup, referencedTable);
  const relationship = {
    schemaName,
    referencedTable,
    referencingTable: table.logicalName,
    referencingColumn: lookup.logicalName,
  };
  return { table, relationship, lookup };
}
