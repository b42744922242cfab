import { isDeepStrictEqual } from 'node:util';
import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type TableAlteration } from '../../../../engine/tables/table-alteration';
import { type JsonObject } from '../../front/request/json';
import { badPayload, notImplementedInWebApi } from '../../front/response/odata-error';
import { tableCollections } from '../../../../definitions/query/table-description';
import { entityMetadata } from '../../../../definitions/types/entity-metadata';
import { renderDefinition } from '../metadata/entity-type';
import { JsonReader } from '../metadata/json-reader';

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
