import type { Entity } from '../dataverse/organization-service/values/values';
import { plainRow } from './book-rows';
import { bookColumns, type BookRow } from './books';

/** A book as the Web API would send it. All selected columns are text; a column without a value is absent. */
export function bookRowOf({ id = '', attributes }: Entity, columns: readonly string[] = bookColumns): BookRow {
  const values = columns.map(column => [column, attributes[column] ?? null]);
  // Which columns a row has is what the caller selected.
  return plainRow({ sample_bookid: id, ...Object.fromEntries(values) } as BookRow);
}
