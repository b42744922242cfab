// Keeps a copy of a table in step: each page of each delta, deletions, and a new beginning when the token has expired.
import { pathToFileURL } from 'node:url';
import { argv } from 'node:process';
import { ask, firstRead, hasExpired, keep, recall, showCopy } from './dataverse.mjs';

const idOf = text => text.toLowerCase();

async function follow(link, rows) {
  const page = await ask(link);
  for (const change of page.value) {
    if ('reason' in change) rows.delete(idOf(change.id));
    else rows.set(idOf(change.sample_bookid), change);
  }
  if (page['@odata.nextLink']) return follow(page['@odata.nextLink'], rows);
  return { link: page['@odata.deltaLink'], rows };
}

export async function synchronise({ link, rows }) {
  if (link === undefined) return follow(firstRead, new Map());
  try {
    return await follow(link, rows);
  } catch (error) {
    if (!hasExpired(error)) throw error;
    return follow(firstRead, new Map());
  }
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  const state = await synchronise(recall());
  keep(state);
  showCopy(state);
}
