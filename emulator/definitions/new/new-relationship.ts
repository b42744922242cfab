import { invalidArgument } from '../../engine/dataverse-fault';
import {
  type ColumnDefinition,
  type OnDelete,
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
  /** CascadeConfiguration/Assign. */
  readonly onAssign: string | undefined;
  readonly lookup: NewColumnBase;
};

/** A one-to-many relationship as it is to be added: with its lookup, and the table that gets it. */
export type MadeRelationship = {
  /** The one that gets the lookup. */
  readonly table: TableDefinition;
  readonly relationship: RelationshipDefinition;
  readonly lookup: ColumnDefinition;
};

/**
 * Makes the definitions of a new relationship. Throws 400 for unknown tables, for a name that is taken and for
 * cascades that are not documented.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-relationships-using-web-api
 */
export function makeNewRelationship(tables: TableCatalogue, draft: NewRelationship): MadeRelationship {
  const { schemaName } = draft;
  const referencedTable = tables.require(draft.referencedEntity).logicalName;
  const table = tables.require(draft.referencingEntity);
  if (tables.all().some(({ relationships }) => relationships.some(one => one.schemaName === schemaName))) {
    throw invalidArgument(`A relationship with the schema name '${schemaName}' already exists.`);
  }
  const lookup = makeNewLookup(draft.lookup, referencedTable);
  const relationship = {
    schemaName,
    referencedTable,
    referencingTable: table.logicalName,
    referencingColumn: lookup.logicalName,
    onDelete: onDeleteOfDraft(draft),
    ...onAssignOfDraft(draft),
  };
  return { table, relationship, lookup };
}

/** `NoCascade` is no option that is documented for deletions, but clients send it: the link is removed. */
function onDeleteOfDraft({ onDelete = 'RemoveLink' }: NewRelationship): OnDelete {
  if (onDelete === 'Cascade' || onDelete === 'Restrict' || onDelete === 'RemoveLink') return onDelete;
  if (onDelete === 'NoCascade') return 'RemoveLink';
  throw invalidArgument(`'Delete' of a CascadeConfiguration is Cascade, RemoveLink or Restrict, not '${onDelete}'.`);
}

function onAssignOfDraft({ onAssign = 'NoCascade' }: NewRelationship): Pick<RelationshipDefinition, 'onAssign'> {
  if (onAssign === 'Cascade' || onAssign === 'Active' || onAssign === 'UserOwned') return { onAssign };
  if (onAssign === 'NoCascade') return {};
  throw invalidArgument(
    `'Assign' of a CascadeConfiguration is Active, Cascade, NoCascade or UserOwned, not '${onAssign}'.`,
  );
}
