import { type NewTable } from '../../../../definitions/new/new-table';
import { entityMetadata } from '../../../../definitions/types/entity-metadata';
import { type JsonValue } from '../../front/request/json';
import { JsonReader } from '../metadata/json-reader';
import { readColumnDefinition } from '../columns/read-column';

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
