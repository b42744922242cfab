import { DynamicsWebApi } from 'dynamics-web-api';
import { bookColumns, SAMPLE_BOOKS } from '../../../../sample/books';
import type { Contestant } from './contestant';

/** https://github.com/AleksandrRogov/DynamicsWebApi, page by page, as it asks for them. It trusts what its process does. */
export const dynamicsWebApi: Contestant = ({ url, token, pageSize }) => {
  const client = new DynamicsWebApi({
    serverUrl: url,
    dataApi: { version: '9.2' },
    onTokenRefresh: () => Promise.resolve(token),
  });
  const asked = {
    collection: SAMPLE_BOOKS,
    select: [...bookColumns],
    maxPageSize: pageSize,
    trackChanges: true,
  };
  return async () => {
    let rows = 0;
    for (let link: string | undefined, isFirst = true; isFirst || link !== undefined; isFirst = false) {
      const page = await client.retrieveMultiple(asked, link);
      rows += page.value.length;
      link = page.oDataNextLink;
    }
    return rows;
  };
};
