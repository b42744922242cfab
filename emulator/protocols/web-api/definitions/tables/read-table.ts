import { type ColumnDefinition, type Ownership, type TableDefinition } from '../../../../engine/tables/definitions';
import { newGuid } from '../../../../engine/values/guid';
import { type OrganizationView } from '../../../../engine/organization-view';
import { column, commonColumns, stateColumns } from '../../../../engine/tables/system-columns';
import { deriveEntitySetName } from '../../../../solutions/package/customizations/derive-entity-set-name';
import { type JsonValue } from '../../front/request/json';
import { badPayload } from '../../front/response/odata-error';
import { entityMetadata } from '../../../../definitions/types/entity-metadata';
import { JsonReader } from '../metadata/json-reader';
import { readColumn } from '../columns/read-column';

const TYPE = 'EntityMetadata';

/** What follows from other properties, or says what is so anyway. */
const settled: readonly string[] = ['CollectionSchemaName', 'LogicalCollectionName', 'IsValidForAdvancedFind'];

/** So it is of every table that is made here. */
const always = ['IsCustomEntity', 'IsCustomizable', 'CanChangeTrackingBeEnabled', 'IsOptimisticConcurrencyEnabled'];

/**
 * Reads a table of a request with its columns, the primary name among them. Throws 400 for what it does not understand,
 * 501 for what the emulator does not do: activities, notes and the like.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api
 */
export function readTable(organization: OrganizationView, value: JsonValue | undefined): TableDefinition {
  const reader = new JsonReader(TYPE, value, ['EntityMetadata', 'ComplexEntityMetadata']);
  const schemaName = reader.require('SchemaName', reader.text('SchemaName'));
  const logicalName = reader.text('LogicalName') ?? schemaName.toLowerCase();
  if (!/^[a-z]\w*$/i.test(schemaName) || logicalName !== schemaName.toLowerCase()) {
    throw badPayload(TYPE, `'${schemaName}' is not a valid schema name, or not that of '${logicalName}'.`);
  }
  const displayName = reader.require('DisplayName', reader.label('DisplayName'));
  const ownership = readOwnership(reader);
  const { columns, primaryName } = readColumns(reader, schemaName, ownership, displayName);
  const definition: TableDefinition = {
    metadataId: newGuid(),
    logicalName,
    schemaName,
    entitySetName: reader.text('EntitySetName') ?? deriveEntitySetName(logicalName),
    objectTypeCode: organization.tables.nextObjectTypeCode(),
    displayName,
    displayCollectionName: reader.require('DisplayCollectionName', reader.label('DisplayCollectionName')),
    description: reader.label('Description') ?? '',
    ownership,
    primaryIdColumn: `${logicalName}id`,
    primaryNameColumn: primaryName,
    changeTrackingEnabled: reader.flag('ChangeTrackingEnabled') ?? false,
    canChangeTrackingBeEnabled: true,
    isCustom: true,
    isManaged: false,
    introducedVersion: '1.0',
    columns,
    keys: new Map(),
    relationships: [],
  };
  for (const name of always) reader.expect(name, true);
  reader.expect('PrimaryIdAttribute', definition.primaryIdColumn);
  reader.expect('PrimaryNameAttribute', primaryName);
  reader.finish([...entityMetadata.properties.keys(), ...entityMetadata.unserved], settled);
  return definition;
}

function readOwnership(reader: JsonReader): Ownership {
  const ownership = reader.text('OwnershipType') ?? 'UserOwned';
  if (ownership === 'UserOwned' || ownership === 'OrganizationOwned') return ownership;
  throw badPayload(TYPE, `'OwnershipType' must be UserOwned or OrganizationOwned.`);
}

function readColumns(
  reader: JsonReader,
  schemaName: string,
  ownership: Ownership,
  displayName: string,
): { readonly columns: ReadonlyMap<string, ColumnDefinition>; readonly primaryName: string } {
  const own = reader.require('Attributes', reader.list('Attributes')).map(readColumn);
  const [primary, ...others] = own.filter(({ isPrimaryName }) => isPrimaryName);
  if (primary?.definition.type !== 'string' || others.length > 0) {
    throw badPayload(TYPE, `'Attributes' must hold exactly one text column with IsPrimaryName true.`);
  }
  const primaryId = column(`${schemaName}Id`, 'uniqueidentifier', {
    displayName,
    requiredLevel: 'systemrequired',
    validForUpdate: false,
    isManaged: false,
  });
  const columns = new Map<string, ColumnDefinition>();
  const all = [primaryId, ...commonColumns(ownership), ...stateColumns(), ...own.map(({ definition }) => definition)];
  for (const definition of all) {
    if (columns.has(definition.logicalName)) {
      throw badPayload(TYPE, `The column '${definition.logicalName}' is given twice, or is one of the platform's.`);
    }
    columns.set(definition.logicalName, definition);
  }
  return { columns, primaryName: primary.definition.logicalName };
}
