import { request } from 'undici';
import { agentOf, type Contestant, startOf } from './contestant';

type Page = { readonly value: readonly unknown[]; readonly '@odata.nextLink'?: string };

/** The least that reads a table: ask for a page, parse it, follow its link. Nothing is checked, and nothing sent again. */
export const rawLoop: Contestant = ground => {
  const dispatcher = agentOf(ground);
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${ground.token}`,
    prefer: `odata.track-changes,odata.maxpagesize=${ground.pageSize}`,
  };
  return async () => {
    let rows = 0;
    for (let link: string | undefined = startOf(ground); link !== undefined;) {
      const { body } = await request(link, { dispatcher, headers });
      const page = JSON.parse(await body.text()) as Page;
      rows += page.value.length;
      link = page['@odata.nextLink'];
    }
    return rows;
  };
};
