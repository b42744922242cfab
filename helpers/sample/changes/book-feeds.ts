import type { ChangeFeed } from '../../dataverse/change-feed/change-feed';
import { entityChangesFeed } from '../../dataverse/change-feed/entity-changes-feed';
import type { WebApiPage } from '../../dataverse/change-feed/parse-tracked-page';
import { webApiFeed } from '../../dataverse/change-feed/web-api-feed';
import type { Executor } from '../../dataverse/organization-service/organization-service-client';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { bookRowOf } from '../book-entity';
import { bookColumns, type BookRow, SAMPLE_BOOK, SAMPLE_BOOKS } from '../books';

/** The sample's changes through the Web API. */
export const webApiBooks = (client: WebApiClient): ChangeFeed<BookRow, WebApiPage<BookRow>> =>
  webApiFeed(client, { entitySet: SAMPLE_BOOKS, columns: bookColumns });

/** The sample's changes through the Organization Service. */
export const organizationServiceBooks = (client: Executor): ChangeFeed<BookRow> =>
  entityChangesFeed(client, { logicalName: SAMPLE_BOOK, columns: bookColumns, rowOf: bookRowOf });
