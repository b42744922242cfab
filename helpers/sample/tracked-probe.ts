import { bookColumns, SAMPLE_BOOKS } from './books';
import { ProtocolError } from '../dataverse/errors';
import type { WebApiClient } from '../dataverse/web-api/web-api-client';
import type { WebApiResponse } from '../dataverse/web-api/web-api-types';

type Reply = WebApiResponse<unknown>;
type Asked = {
  /** What to prefer beside, or instead of, `odata.track-changes`. */
  readonly prefer?: readonly string[];
  readonly title?: string;
};

const trackChanges = ['odata.track-changes'];

/** Single tracked requests whose replies are looked at as they come: refusals are replies like any other. */
export class TrackedProbe {
  readonly #client: WebApiClient;

  constructor(client: WebApiClient) {
    this.#client = client;
  }

  /** A tracked read of the sample's table, or of `path`, with further query options: `$filter=…`. */
  ask(options: string, { path = SAMPLE_BOOKS, prefer = trackChanges, title }: Asked & { path?: string } = {}) {
    const address = `${path}?$select=${bookColumns[0]}${options === '' ? '' : `&${options}`}`;
    return this.#get(address, { prefer, ...(title !== undefined && { title }) });
  }

  /** A tracked read of another table. */
  askOf(entitySet: string, select: readonly string[]): Promise<Reply> {
    return this.#get(`${entitySet}?$select=${select.join(',')}`, { prefer: trackChanges });
  }

  /** Follows a link as it came. Without `prefer` it asks for nothing beside. */
  follow(link: string, { prefer = [] }: Asked = {}): Promise<Reply> {
    return this.#get(link, { prefer });
  }

  /** A delta of `entitySet` by a token, in a URL that is put together here. `token` is not encoded. */
  withToken(token: string, of: { entitySet?: string; select?: readonly string[] } = {}) {
    const { entitySet = SAMPLE_BOOKS, select = bookColumns } = of;
    const query = `$select=${select.join(',')}&$deltatoken=${encodeURIComponent(token)}`;
    return this.#get(`${entitySet}?${query}`, { prefer: trackChanges });
  }

  /** How many changes there are since the token of a delta link. */
  count(deltaLink: string): Promise<Reply> {
    return this.#get(`${SAMPLE_BOOKS}/$count?$deltatoken=${encodeURIComponent(tokenOf(deltaLink))}`, {});
  }

  #get(address: string, options: { prefer?: readonly string[]; title?: string }): Promise<Reply> {
    return this.#client.attempt('GET', address, options);
  }
}

/** The token in a delta link, decoded. Throws ProtocolError when there is none. */
export function tokenOf(deltaLink: string): string {
  const token = new URL(deltaLink).searchParams.get('$deltatoken');
  if (token !== null) return token;
  throw new ProtocolError(
    `The delta link ${deltaLink} has no $deltatoken.`,
    'compare it with the documented form in the report; clients that keep tokens cannot work with it.',
  );
}

/** A token of the documented form with its date set back. Undefined for a token of another form. */
export function setBack(token: string, days: number): string | undefined {
  const [, version, month, day, year, time] = /^(\d+)!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(token) ?? [];
  if (version === undefined || time === undefined) return undefined;
  const then = new Date(Date.parse(`${year}-${month}-${day}T${time}Z`) - days * 86_400_000).toISOString();
  return `${version}!${then.slice(5, 7)}/${then.slice(8, 10)}/${then.slice(0, 4)} ${then.slice(11, 19)}`;
}
