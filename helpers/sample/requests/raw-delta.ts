import { bookColumns, SAMPLE_BOOKS } from '../books';
import { deltaLinkIn, itemsIn, nextLinkIn } from '../../dataverse/web-api/describe-reply';
import { PageProgress } from '../../dataverse/change-feed/page-progress';
import { tokenInLink } from '../../dataverse/change-feed/change-token';
import { expiredTokenCode, expiredYoung } from '../../dataverse/change-feed/young-token';
import { errorCodeOf } from '../../dataverse/web-api/describe-reply';
import { lookUntil } from '../../dataverse/timing/wait-until';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { ExpectedRefusal } from '../../dataverse/refusals/expected-refusal';
import type { RequestOptions, WebApiResponse } from '../../dataverse/web-api/web-api-types';

type Reply = WebApiResponse<unknown>;
type Asked = {
  /** What to prefer beside, or instead of, `odata.track-changes`. */
  readonly prefer?: readonly string[];
  readonly title?: string;
};

/** Milliseconds. */
const linkLag = 5_000;

const trackChanges = ['odata.track-changes'];

type Table = { readonly entitySet: string; readonly select: readonly string[] };

const ownTable: Table = { entitySet: SAMPLE_BOOKS, select: bookColumns };

/**
 * How a table refuses that is not tracked: with its own code, or with that of a column that is not known, which a primary key
 * cannot be. That there is no such table is no answer.
 */
const ofAnother = ['tracking', 'column'] as const satisfies readonly ExpectedRefusal[];

/** Single tracked requests whose replies are looked at as they come: refusals are replies like any other. */
export class RawDelta {
  readonly #client: WebApiClient;
  readonly #expects: readonly ExpectedRefusal[];

  /** `expects`: that this user is refused is the answer. */
  constructor(client: WebApiClient, expects: readonly ExpectedRefusal[] = []) {
    this.#client = client;
    this.#expects = expects;
  }

  /** The documented first request, to the letter: columns, and the preference for change tracking alone. */
  askAsDocumented(): Promise<Reply> {
    const title = 'the documented first request';
    return this.#linked(`${SAMPLE_BOOKS}?$select=${bookColumns.join(',')}`, { prefer: trackChanges, title });
  }

  /**
   * A tracked read of the sample's table, or of `path`, with further query options: `$filter=…`. That it cannot be asked so
   * is an answer, and has the code of an unknown column.
   */
  ask(options: string, { path = SAMPLE_BOOKS, prefer = trackChanges, title }: Asked & { path?: string } = {}) {
    const address = `${path}?$select=${bookColumns[0]}${options === '' ? '' : `&${options}`}`;
    return this.#get(address, { prefer, expects: ['column'], ...(title !== undefined && { title }) });
  }

  /** A first tracked read with all its pages, as they came. A circle is walked once. Throws ProtocolError for pages without an end. */
  async askToTheEnd(asked: Asked): Promise<readonly [Reply, ...Reply[]]> {
    const { prefer = trackChanges, title } = asked;
    const options = { prefer, ...(title !== undefined && { title }) };
    return this.#toTheEnd(await this.#linked(`${SAMPLE_BOOKS}?$select=${bookColumns[0]}`, options), asked);
  }

  /** Follows a link as it came, with all its pages. A circle is walked once. */
  async followToTheEnd(link: string, asked: Asked = {}): Promise<readonly [Reply, ...Reply[]]> {
    return this.#toTheEnd(await this.follow(link, asked), asked);
  }

  /** A tracked read of another table, which may not be tracked. `select` names what each server knows with the table: its primary key. */
  askOf(entitySet: string, select: readonly string[]): Promise<Reply> {
    return this.#get(`${entitySet}?$select=${select.join(',')}`, { prefer: trackChanges, expects: ofAnother });
  }

  /** Follows a link as it came. Without `prefer` it asks for nothing beside. Throws ExpiredTokenError: the link is young. */
  async follow(link: string, { prefer = [] }: Asked = {}): Promise<Reply> {
    return unlessExpired(await this.#linked(link, { prefer }));
  }

  /** The same by the token of a link, in a URL that is put together here. */
  async withTokenOf(link: string): Promise<Reply> {
    return unlessExpired(await this.#since(tokenInLink(link), ownTable, []));
  }

  /** A delta by any token, which may be of no use: that is an answer, and has the code of an unknown column. `token` is not encoded. */
  withToken(token: string): Promise<Reply> {
    return this.#since(token, ownTable, ['column']);
  }

  /** The same of another table, which may not be tracked. */
  withTokenOn(entitySet: string, select: readonly string[], token: string): Promise<Reply> {
    return this.#since(token, { entitySet, select }, ofAnother);
  }

  #since(token: string, { entitySet, select }: Table, expects: readonly ExpectedRefusal[]): Promise<Reply> {
    const query = `$select=${select.join(',')}&$deltatoken=${encodeURIComponent(token)}`;
    return this.#get(`${entitySet}?${query}`, { prefer: trackChanges, expects });
  }

  /** How many changes there are since the token of a delta link. Throws ExpiredTokenError: the link is young. */
  async count(deltaLink: string): Promise<Reply> {
    const address = `${SAMPLE_BOOKS}/$count?$deltatoken=${encodeURIComponent(tokenInLink(deltaLink))}`;
    return unlessExpired(await this.#get(address, {}));
  }

  async #toTheEnd(first: Reply, asked: Asked): Promise<readonly [Reply, ...Reply[]]> {
    const replies: [Reply, ...Reply[]] = [first];
    const followed = new Set<string>();
    const progress = new PageProgress();
    for (let link = nextLinkIn(first); link !== undefined && !followed.has(link);) {
      followed.add(link);
      const reply = await this.follow(link, asked);
      replies.push(reply);
      link = nextLinkIn(reply);
      if (link !== undefined) progress.leadsOn(itemsIn(reply));
    }
    return replies;
  }

  /** A read that must bring a link. While it brings none it is asked again, for a short while and past the caches, then handed on as it is. */
  #linked(address: string, options: Asked): Promise<Reply> {
    let consistent = false;
    return lookUntil({
      probe: async () => {
        const reply = await this.#get(address, { ...options, consistent });
        consistent = true;
        return reply;
      },
      done: reply => reply.status !== 200 || nextLinkIn(reply) !== undefined || deltaLinkIn(reply) !== undefined,
      timeout: linkLag,
      timing: this.#client.timing,
    });
  }

  #get(
    address: string,
    { expects = [], ...options }: Pick<RequestOptions, 'prefer' | 'title' | 'expects' | 'consistent'>,
  ) {
    return this.#client.attempt<unknown>('GET', address, { ...options, expects: [...this.#expects, ...expects] });
  }
}

/** Whether every young token is refused so is for the change feed to find out: here a comparison would say nothing. */
function unlessExpired(reply: Reply): Reply {
  if (errorCodeOf(reply).toLowerCase() === expiredTokenCode) throw expiredYoung();
  return reply;
}
