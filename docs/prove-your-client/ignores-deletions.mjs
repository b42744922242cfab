// WRONG: what a delta says is deleted is passed over, so that the copy only ever grows.
import { ask, firstRead, hasExpired, keep, recall, showCopy } from './dataverse.mjs';

async function follow(link, rows) {
  const page = await ask(link);
  for (const change of page.value) {
    if (change.sample_bookid) rows.set(change.sample_bookid.toLowerCase(), change);
  }
  if (page['@odata.nextLink']) return follow(page['@odata.nextLink'], rows);
  return { link: page['@odata.deltaLink'], rows };
}

const { link = firstRead, rows } = recall();
const state = await follow(link, rows).catch(error => {
  if (!hasExpired(error)) throw error;
  return follow(firstRead, new Map());
});
keep(state);
showCopy(state);
