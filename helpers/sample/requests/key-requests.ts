import { SAMPLE_BOOKS } from '../books';
import { keyAddress, type ODataKey } from '../../dataverse/web-api/odata-key';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';

type Columns = Readonly<Record<string, unknown>>;

type UpsertOptions = {
  /** `update`: never create (`If-Match: *`). `create`: never update (`If-None-Match: *`). */
  readonly only?: 'update' | 'create';
  /** Asks for the row as it is afterwards. */
  readonly returnRow?: boolean;
};

/** Writes and reads by alternate key whose replies are looked at as they come: refusals are replies like any other. */
export class KeyRequests {
  readonly #client: WebApiClient;

  constructor(client: WebApiClient) {
    this.#client = client;
  }

  /** https://learn.microsoft.com/power-apps/developer/data-platform/use-upsert-insert-update-record */
  upsert(code: string, columns: Columns, options: UpsertOptions = {}): Promise<WebApiResponse<unknown>> {
    const headers = {
      ...(options.only === 'update' && { 'If-Match': '*' }),
      ...(options.only === 'create' && { 'If-None-Match': '*' }),
    };
    return this.#client.attempt('PATCH', keyAddress(SAMPLE_BOOKS, { sample_bookcode: code }), {
      json: columns,
      headers,
      ...(options.returnRow === true && { prefer: ['return=representation'] }),
    });
  }

  /** Updates the row of an id, and nothing else. */
  update(id: string, columns: Columns): Promise<WebApiResponse<unknown>> {
    return this.#client.attempt('PATCH', keyAddress(SAMPLE_BOOKS, id), { json: columns, headers: { 'If-Match': '*' } });
  }

  create(columns: Columns): Promise<WebApiResponse<unknown>> {
    return this.#client.attempt('POST', SAMPLE_BOOKS, { json: columns });
  }

  read(key: ODataKey): Promise<WebApiResponse<unknown>> {
    return this.#client.attempt('GET', selected(key));
  }

  /** The same by a key that the table does not have: that it is not known is the answer; that the table is not, is none. */
  readUnknown(key: ODataKey): Promise<WebApiResponse<unknown>> {
    return this.#client.attempt('GET', selected(key), { expects: ['key'] });
  }

  /**
   * Reads by a code that no address should carry: percent-encoded, and sent all the same. ASP.NET, on which the Web API stands,
   * refuses some with a page of its own
   * (https://learn.microsoft.com/dotnet/api/system.web.configuration.httpruntimesection.requestpathinvalidcharacters).
   */
  readUnchecked(code: string): Promise<WebApiResponse<unknown>> {
    const literal = encodeURIComponent(code.replaceAll("'", "''"));
    const path = `${SAMPLE_BOOKS}(sample_bookcode='${literal}')?$select=sample_bookid`;
    return this.#client.attempt('GET', path, {
      title: `GET the book with the code ${code}`,
      expects: ['unknown', 'page'],
    });
  }
}

const selected = (key: ODataKey): string => `${keyAddress(SAMPLE_BOOKS, key)}?$select=sample_bookid`;
