import { type AlternateKeyDefinition } from '../../../../engine/tables/definitions';
import { newGuid } from '../../../../engine/values/guid';
import { type JsonObject } from '../../front/request/json';
import { badPayload } from '../../front/response/odata-error';
import { keyMetadata } from '../../../../definitions/types/key-metadata';
import { JsonReader } from '../metadata/json-reader';

const TYPE = 'EntityKeyMetadata';
const settled: readonly string[] = ['EntityLogicalName', 'IsCustomizable', 'EntityKeyIndexStatus'];

/**
 * Reads an alternate key of a request. Throws 400 for what it does not understand.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
export function readKey(body: JsonObject): AlternateKeyDefinition {
  const reader = new JsonReader(TYPE, body, [TYPE]);
  const schemaName = reader.require('SchemaName', reader.text('SchemaName'));
  const logicalName = reader.text('LogicalName') ?? schemaName.toLowerCase();
  if (!/^[a-z]\w*$/i.test(schemaName) || logicalName !== schemaName.toLowerCase()) {
    throw badPayload(TYPE, `'${schemaName}' is not a valid schema name, or not that of '${logicalName}'.`);
  }
  const columns = reader.require('KeyAttributes', reader.list('KeyAttributes')).map(name => {
    if (typeof name === 'string') return name;
    throw badPayload(TYPE, `'KeyAttributes' must be logical names of columns.`);
  });
  const displayName = reader.label('DisplayName') ?? schemaName;
  reader.finish([...keyMetadata.properties.keys()], settled);
  return {
    metadataId: newGuid(),
    logicalName,
    schemaName,
    displayName,
    columns: [...new Set(columns)],
    isManaged: false,
    isCustomizable: true,
    introducedVersion: '1.0',
    indexStatus: 'Pending',
    asyncJobId: null,
  };
}
