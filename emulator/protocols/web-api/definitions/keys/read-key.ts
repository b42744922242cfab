import { type NewKey } from '../../../../definitions/new/new-key';
import { keyMetadata } from '../../../../definitions/types/key-metadata';
import { type JsonObject } from '../../front/request/json';
import { badPayload } from '../../front/response/odata-error';
import { JsonReader } from '../metadata/json-reader';

const TYPE = 'EntityKeyMetadata';
const settledForKeys: readonly string[] = ['EntityLogicalName', 'IsCustomizable', 'EntityKeyIndexStatus'];

/** Reads an alternate key of a request. Throws 400 for what it does not understand. */
export function readKeyDefinition(body: JsonObject): NewKey {
  const reader = new JsonReader(TYPE, body, [TYPE]);
  const key = {
    schemaName: reader.require('SchemaName', reader.text('SchemaName')),
    logicalName: reader.text('LogicalName'),
    displayName: reader.label('DisplayName'),
    keyAttributes: reader.require('KeyAttributes', reader.list('KeyAttributes')).map(name => {
      if (typeof name === 'string') return name;
      throw badPayload(TYPE, `'KeyAttributes' must be logical names of columns.`);
    }),
  };
  reader.finish([...keyMetadata.properties.keys()], settledForKeys);
  return key;
}
