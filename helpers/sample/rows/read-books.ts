import { byId, askedColumns } from '../book-rows';
import { bookColumns, type BookRow, SAMPLE_BOOKS } from '../books';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/** Every book whose code begins so, as a plain read of the table brings it, by id. */
export async function readBooks(client: WebApiClient, codePrefix: string): Promise<BookRow[]> {
  const filter = encodeURIComponent(`startswith(sample_bookcode,'${codePrefix}')`);
  const path = `${SAMPLE_BOOKS}?$select=${bookColumns.join(',')}&$filter=${filter}`;
  const rows: BookRow[] = [];
  for await (const page of client.pages<BookRow>(path)) rows.push(...page.value.map(askedColumns));
  return byId(rows);
}
