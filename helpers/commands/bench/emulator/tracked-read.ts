import { bookColumns, SAMPLE_BOOKS } from '../../../sample/books';
import { type Sender, webApiPath } from './sender';

/** What a first read of a table came to. */
type TrackedRead = {
  /** An address: all that changes from now on. */
  readonly deltaLink: string;
  /** Of rows from all over the table. */
  readonly ids: readonly string[];
};

/** Reads the sample's table of so many rows with change tracking, and takes the ids of `wanted` rows at equal distances. */
export async function readTracked(sender: Sender, rows: number, wanted: number): Promise<TrackedRead> {
  const ids: string[] = [];
  const headers = { prefer: 'odata.track-changes' };
  let path = webApiPath(`${SAMPLE_BOOKS}?$select=${bookColumns.join(',')}`);
  for (let seen = 0; ;) {
    const page = await sender.send({ path, headers });
    for (const [, id = ''] of page.matchAll(/"sample_bookid":"([^"]+)"/g)) {
      if (Math.floor((seen * wanted) / rows) === ids.length) ids.push(id);
      seen += 1;
    }
    const [, next] = /"@odata.nextLink":"([^"]+)"/.exec(page) ?? [];
    if (next === undefined) return { deltaLink: deltaLinkOf(page), ids };
    path = next;
  }
}

/** Throws for a page that is not the last one. */
export function deltaLinkOf(page: string): string {
  const [, link] = /"@odata.deltaLink":"([^"]+)"/.exec(page) ?? [];
  if (link === undefined) throw new Error('A last page has no delta link.');
  return link;
}
