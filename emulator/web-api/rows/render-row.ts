import { type Row } from '../../engine/values';
import { etagOf } from '../conditions';
import { type JsonObject, type JsonValue } from '../json';
import { toJson } from './column-types';
import { valueIn } from './row-property';
import { type Selection } from './selection';

/** A row as JSON: its etag, the selected columns, the primary id. A column without a value is null. */
export function renderRow(row: Row, { properties }: Selection): JsonObject {
  const members: Record<string, JsonValue> = { '@odata.etag': etagOf(row.version) };
  for (const property of properties) members[property.name] = toJson(valueIn(row, property));
  return members;
}
