import type { AttributeValue, Entity } from '../dataverse/organization-service/values/values';
import { plainRow } from './book-rows';
import { bookColumns, type BookRow } from './books';

/** A book as the Web API would send it: text, and of a lookup the id that it points to. A column without a value is absent. */
export function bookRowOf({ id = '', attributes }: Entity, columns: readonly string[] = bookColumns): BookRow {
  const values = columns.map(column => [column, plainValue(attributes[column])]);
  // Which columns a row has is what the caller selected.
  return plainRow({ sample_bookid: id, ...Object.fromEntries(values) } as BookRow);
}

const plainValue = (value: AttributeValue = null): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reference' ? value.id : value;
