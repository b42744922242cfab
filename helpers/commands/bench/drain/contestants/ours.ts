import { type ChangeFeed, keepNothing } from '../../../../dataverse/change-feed/change-feed';
import { OrganizationServiceClient } from '../../../../dataverse/organization-service/organization-service-client';
import { WebApiClient } from '../../../../dataverse/web-api/web-api-client';
import type { BookRow } from '../../../../sample/books';
import { organizationServiceBooks, webApiBooks } from '../../../../sample/changes/book-feeds';
import { connectionsTo } from './connections-to';
import type { Contestant, Ground } from './contestant';

/** Our reader of the Web API. */
export const ourWebApi: Contestant = ground =>
  drainOf(webApiBooks(new WebApiClient({ apiVersion: 'v9.2', ...connectionsTo(ground)() })), ground);

/** Our reader of the Organization Service. */
export const ourOrganizationService: Contestant = ground =>
  drainOf(organizationServiceBooks(new OrganizationServiceClient(connectionsTo(ground)())), ground);

const drainOf =
  (feed: ChangeFeed<BookRow>, { pageSize }: Ground) =>
  async (): Promise<number> => {
    const { pages } = await feed.initial({ pageSize, keep: keepNothing });
    return pages.reduce((rows, { size }) => rows + size, 0);
  };
