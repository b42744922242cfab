import { readNewTable, readTableAlteration } from '../../../../definitions/new/read-new-definitions';
import { settledForTables } from '../../../../definitions/new/settled-names';
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

/**
 * Reads a table of a request with its columns. Throws 400 for what it does not understand, 501 for what the emulator
 * does not do: activities, notes and the like.
 */
export function readTableDefinition(value: JsonValue | undefined): NewTable {
  const reader = new JsonReader('EntityMetadata', value, ['EntityMetadata', 'ComplexEntityMetadata']);
  const table = readNewTable(reader, () =>
    reader.require('Attributes', reader.list('Attributes')).map(readColumnDefinition),
  );
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
  const alteration = readTableAlteration(reader);
  refuseUpdateOfOtherTable(reader, table);
  refuseOtherTableChanges(reader, table);
  return alteration;
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
