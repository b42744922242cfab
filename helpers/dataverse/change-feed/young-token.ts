import { DataverseError, ExpiredTokenError } from '../errors';
import { overcame, type Overcome } from '../timing/tell';
import { type ChangeFeed, type FeedOptions, type FeedPage, type FeedRead, keepNothing } from './change-feed';

/** ExpiredVersionStamp: "Version stamp associated with the client has expired. Please perform a full sync." */
export const expiredTokenCode = '0x80044352';

/**
 * Asks since a token that was given a short while ago. It may be refused as expired once: the definition of a table
 * changed, or the environment was maintained. Then a new token is made and asked at once. Is that one refused as well, with
 * nothing in between, the environment keeps no token for the days that it says it does: the refusal is thrown, as the proof
 * that it is. Is it taken, ExpiredTokenError is thrown: what the old token asked for cannot be had any more.
 */
export async function sinceYoung<Row, Page extends FeedPage<Row>>(
  feed: ChangeFeed<Row, Page>,
  token: string,
  options: FeedOptions<Page>,
): Promise<FeedRead<Row, Page>> {
  try {
    return await feed.since(token, options);
  } catch (error) {
    if (!hasExpired(error)) throw error;
    const { pageSize } = options;
    const fresh = await feed.initial({ pageSize, keep: keepNothing });
    await feed.since(fresh.token, { pageSize, keep: keepNothing });
    overcame.publish({ what: 'young token', seen: `a token of the ${feed.endpoint}`, took: 0 } satisfies Overcome);
    throw expiredYoung(error);
  }
}

/** The error for a young token that was refused as expired, where another one is taken. */
export const expiredYoung = (cause?: unknown): ExpiredTokenError =>
  new ExpiredTokenError(
    'A token that this run was given a short while ago is refused as expired, and a new one is taken.',
    'run again. It happens when the definition of a table changes or the environment is maintained: see whether somebody imports, publishes or updates at the same time.',
    { cause },
  );

const hasExpired = (error: unknown): boolean =>
  error instanceof DataverseError && error.code.toLowerCase() === expiredTokenCode;
