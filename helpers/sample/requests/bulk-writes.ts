import { type Book, rowOf, SAMPLE_BOOK, SAMPLE_BOOKS } from '../books';
import { type ChangeSetReply, sendChangeSet } from '../../dataverse/web-api/change-set';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';

/** What one change set does to books. */
type BookChangeSet = {
  readonly create?: readonly Book[];
  readonly update?: readonly Book[];
  readonly remove?: readonly Book[];
};

/** Writes of several books in one request. Replies are handed back as they come. */
export class BulkWrites {
  readonly #client: WebApiClient;

  constructor(client: WebApiClient) {
    this.#client = client;
  }

  changeSet({ create = [], update = [], remove = [] }: BookChangeSet): Promise<ChangeSetReply> {
    return sendChangeSet(this.#client, [
      ...create.map(book => ({ method: 'POST' as const, path: SAMPLE_BOOKS, json: rowOf(book) })),
      ...update.map(book => ({
        method: 'PATCH' as const,
        path: keyAddress(SAMPLE_BOOKS, book.id),
        json: { sample_name: book.name },
        headers: { 'If-Match': '*' },
      })),
      ...remove.map(book => ({ method: 'DELETE' as const, path: keyAddress(SAMPLE_BOOKS, book.id) })),
    ]);
  }

  /** https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations */
  createMultiple(books: readonly Book[]): Promise<WebApiResponse<unknown>> {
    return this.#act('CreateMultiple', books);
  }

  updateMultiple(books: readonly Book[]): Promise<WebApiResponse<unknown>> {
    return this.#act('UpdateMultiple', books);
  }

  #act(action: string, books: readonly Book[]): Promise<WebApiResponse<unknown>> {
    const targets = books.map(book => ({ '@odata.type': `Microsoft.Dynamics.CRM.${SAMPLE_BOOK}`, ...rowOf(book) }));
    return this.#client.attempt('POST', `${SAMPLE_BOOKS}/Microsoft.Dynamics.CRM.${action}`, {
      json: { Targets: targets },
    });
  }
}
