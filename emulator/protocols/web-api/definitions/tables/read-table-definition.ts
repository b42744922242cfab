import { type NewTable } from '../../../../definitions/new/new-table';
import { entityMetadata } from '../../../../definitions/metadata-types/entity-metadata';
import { type JsonObject, type JsonValue } from '../../front/request/json';
import { JsonReader } from '../json/json-reader';
import { readColumnDefinition } from '../columns/read-column-definition';
import { isDeepStrictEqual } from 'node:util';
import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type TableAlteration } from '../../../../engine/tables/table-alteration';
import { badPayload, notImplementedInWebApi } from '../../front/response/odata-error';
import { tableCollections } from '../../../../definitions/query/table-description';
import { renderDefinition } from '../json/entity-type';

/** What follows from other properties, or says what is so anyway. */
const settledForTables: readonly string[] = ['CollectionSchemaName', 'LogicalCollectionName', 'IsValidForAdvancedFind'];

/** So it is of every table that is made here. */
const trueForTables = [
  'IsCustomEntity',
  'IsCustomizable',
  'CanChangeTrackingBeEnabled',
  'IsOptimisticConcurrencyEnabled',
];

/**
 * Reads a table of a request with its columns. Throws 400 for what it does not understand, 501 for what the emulator
 * does not do: activities, notes and the like.
 */
export function readTableDefinition(value: JsonValue | undefined): NewTable {
  const reader = new JsonReader('EntityMetadata', value, ['EntityMetadata', 'ComplexEntityMetadata']);
  const schemaName = reader.require('SchemaName', reader.text('SchemaName'));
  const table = {
    schemaName,
    logicalName: reader.text('LogicalName'),
    entitySetName: reader.text('EntitySetName'),
    displayName: reader.require('DisplayName', reader.label('DisplayName')),
    displayCollectionName: reader.require('DisplayCollectionName', reader.label('DisplayCollectionName')),
    description: reader.label('Description'),
    ownershipType: reader.text('OwnershipType'),
    changeTrackingEnabled: reader.flag('ChangeTrackingEnabled'),
    columns: reader.require('Attributes', reader.list('Attributes')).map(readColumnDefinition),
  };
  for (const name of trueForTables) reader.expect(name, true);
  reader.expect('PrimaryIdAttribute', `${schemaName.toLowerCase()}id`);
  const primaryName = table.columns.find(({ isPrimaryName }) => isPrimaryName);
  if (primaryName !== undefined) reader.expect('PrimaryNameAttribute', primaryName.schemaName.toLowerCase());
  reader.finish([...entityMetadata.properties.keys(), ...entityMetadata.unserved], settledForTables);
  return table;
}

const TYPE = 'EntityMetadata';

/**
 * What a whole definition, as a client read it and sends it back, changes: labels and change tracking. Throws 501 for
 * other properties that differ from what the table has, 400 for those that no table has.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions
 */
export function readTableUpdate(table: TableDefinition, body: JsonObject): TableAlteration {
  const reader = new JsonReader(TYPE, body, [TYPE]);
  const displayName = reader.label('DisplayName');
  const displayCollectionName = reader.label('DisplayCollectionName');
  const description = reader.label('Description');
  const changeTrackingEnabled = reader.flag('ChangeTrackingEnabled');
  refuseUpdateOfOtherTable(reader, table);
  refuseOtherTableChanges(reader, table);
  return {
    ...(displayName !== undefined && { displayName }),
    ...(displayCollectionName !== undefined && { displayCollectionName }),
    ...(description !== undefined && { description }),
    ...(changeTrackingEnabled !== undefined && { changeTrackingEnabled }),
  };
}

function refuseUpdateOfOtherTable(reader: JsonReader, { logicalName, metadataId }: TableDefinition): void {
  const name = reader.text('LogicalName') ?? logicalName;
  const id = reader.text('MetadataId') ?? metadataId;
  if (name === logicalName && id.toLowerCase() === metadataId) return;
  throw badPayload(TYPE, `The body is the definition of a table other than '${logicalName}'.`);
}

function refuseOtherTableChanges(reader: JsonReader, table: TableDefinition): void {
  const current = renderDefinition(entityMetadata, table, undefined);
  for (const name of reader.unread) {
    const isUnchanged = Object.hasOwn(current, name) && isDeepStrictEqual(reader.value(name) ?? null, current[name]);
    if (isUnchanged) continue;
    if (Object.hasOwn(current, name)) throw notImplementedInWebApi(`changing the property '${name}' of a table`);
  }
  reader.finish([...entityMetadata.unserved, ...tableCollections]);
}
