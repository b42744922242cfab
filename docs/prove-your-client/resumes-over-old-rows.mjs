// WRONG: when its token has expired it reads everything anew into the copy that it has. Rows that were deleted meanwhile stay:
// a first read tells of no deletion.
import { ask, firstRead, hasExpired, keep, recall, showCopy } from './dataverse.mjs';

async function follow(link, rows) {
  const page = await ask(link);
  for (const change of page.value) {
    if ('reason' in change) rows.delete(change.id.toLowerCase());
    else rows.set(change.sample_bookid.toLowerCase(), change);
  }
  if (page['@odata.nextLink']) return follow(page['@odata.nextLink'], rows);
  return { link: page['@odata.deltaLink'], rows };
}

const { link = firstRead, rows } = recall();
const state = await follow(link, rows).catch(error => {
  if (!hasExpired(error)) throw error;
  return follow(firstRead, rows);
});
keep(state);
showCopy(state);
