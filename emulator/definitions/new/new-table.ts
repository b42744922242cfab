import { invalidArgument } from '../../engine/dataverse-fault';
import { type ColumnDefinition, type Ownership, type TableDefinition } from '../../engine/tables/table-definition';
import { defineColumn, commonColumns, stateColumns } from '../../engine/tables/system-columns';
import { type TableCatalogue } from '../../engine/store/table-catalogue';
import { newGuid } from '../../engine/values/guid';
import { newEntitySetName, newLogicalName, type NewNames } from './new-names';
import { makeNewColumn, type NewColumn } from './new-column';

/** A table as a client describes it. Names and values are those of EntityMetadata's properties. */
export type NewTable = NewNames & {
  readonly entitySetName: string | undefined;
  readonly displayName: string;
  readonly displayCollectionName: string;
  readonly description: string | undefined;
  /** Of OwnershipTypes. */
  readonly ownershipType: string | undefined;
  readonly changeTrackingEnabled: boolean | undefined;
  /** The primary name among them. */
  readonly columns: readonly NewColumn[];
};

/**
 * Makes the definition of a new table, with the columns that the platform adds. Throws 400 for what contradicts itself,
 * 501 for what the emulator does not do.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api
 */
export function makeNewTable(tables: TableCatalogue, draft: NewTable): TableDefinition {
  const { schemaName, displayName, displayCollectionName } = draft;
  const logicalName = newLogicalName(draft);
  const ownership = newTableOwnership(draft);
  return {
    metadataId: newGuid(),
    logicalName,
    schemaName,
    entitySetName: draft.entitySetName ?? newEntitySetName(logicalName),
    objectTypeCode: tables.nextObjectTypeCode(),
    displayName,
    displayCollectionName,
    description: draft.description ?? '',
    ownership,
    primaryIdColumn: `${logicalName}id`,
    primaryNameColumn: newPrimaryName(draft),
    changeTrackingEnabled: draft.changeTrackingEnabled ?? false,
    canChangeTrackingBeEnabled: true,
    isCustom: true,
    isManaged: false,
    introducedVersion: '1.0',
    columns: makeNewTableColumns(draft, ownership),
    keys: new Map(),
    relationships: [],
  };
}

function newTableOwnership({ ownershipType = 'UserOwned' }: NewTable): Ownership {
  if (ownershipType === 'UserOwned' || ownershipType === 'OrganizationOwned') return ownershipType;
  throw invalidArgument(`'OwnershipType' must be UserOwned or OrganizationOwned.`);
}

function newPrimaryName({ columns }: NewTable): string {
  const [primary, ...others] = columns.filter(({ isPrimaryName }) => isPrimaryName);
  if (primary?.type === 'StringAttributeMetadata' && others.length === 0) return newLogicalName(primary);
  throw invalidArgument(`'Attributes' must hold exactly one text column with IsPrimaryName true.`);
}

function makeNewTableColumns(draft: NewTable, ownership: Ownership): ReadonlyMap<string, ColumnDefinition> {
  const primaryId = defineColumn(`${draft.schemaName}Id`, 'uniqueidentifier', {
    displayName: draft.displayName,
    requiredLevel: 'systemrequired',
    validForUpdate: false,
    isManaged: false,
  });
  const columns = new Map<string, ColumnDefinition>();
  for (const definition of [
    primaryId,
    ...commonColumns(ownership),
    ...stateColumns(),
    ...draft.columns.map(makeNewColumn),
  ]) {
    if (columns.has(definition.logicalName)) {
      throw invalidArgument(`The column '${definition.logicalName}' is given twice, or is one of the platform's.`);
    }
    columns.set(definition.logicalName, definition);
  }
  return columns;
}
