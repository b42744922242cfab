import type { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import { demoBook, rowOf, SAMPLE_BOOK, SAMPLE_BOOKS } from '../../../sample/books';

/** Rows of one request: more are no faster, and Dataverse takes no more at once. */
const together = 1_000;
const type = { '@odata.type': `Microsoft.Dynamics.CRM.${SAMPLE_BOOK}` };

/** Puts books into the table until it holds so many, where it holds `from` of them. */
export async function seedBooks(client: WebApiClient, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += together) {
    const Targets = Array.from({ length: Math.min(together, to - at) }, (_, n) => ({
      ...type,
      ...rowOf(demoBook('bench', at + n)),
    }));
    await client.post(`${SAMPLE_BOOKS}/Microsoft.Dynamics.CRM.CreateMultiple`, { Targets });
  }
}
