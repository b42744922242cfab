import { type ChangeCursor } from '../../../engine/changes/change-tracking';
import { badRequest, type ODataError } from '../front/response/odata-error';
import { formatSkipToken, parseSkipToken } from '../rows/query/skip-token';

/** Where a tracked read goes on: all its state, so that the server keeps none between pages. */
export type TrackingCookie = {
  readonly pageNumber: number;
  /** The version that the read started after. */
  readonly since: bigint;
  readonly isDelta: boolean;
  /** The token that the last page will carry: made for the first one, so that nothing written while paging is lost. */
  readonly token: string;
  readonly after: ChangeCursor;
};

/** The encoded `$skiptoken`. */
export const formatTrackingCookie = ({ pageNumber, since, isDelta, token, after }: TrackingCookie): string =>
  formatSkipToken({
    pageNumber,
    isTracking: true,
    state: new Map([
      ['since', since.toString()],
      ['delta', String(isDelta)],
      ['token', token],
      ['kind', after.kind],
      ['version', after.version.toString()],
    ]),
  });

/** Reads a decoded `$skiptoken`. Throws 400 for anything that {@link formatTrackingCookie} did not write. */
export function parseTrackingCookie(text: string): TrackingCookie {
  const { pageNumber, isTracking, state } = parseSkipToken(text);
  const { since = '', delta, token, kind, version = '' } = Object.fromEntries(state);
  if (!isTracking) throw badRequest('The $skiptoken is the one of a query without change tracking.');
  if (token === undefined || (kind !== 'upserted' && kind !== 'deleted') || !isVersion(since) || !isVersion(version))
    throw malformed();
  return {
    pageNumber,
    since: BigInt(since),
    isDelta: delta === 'true',
    token,
    after: { kind, version: BigInt(version) },
  };
}

const isVersion = (text: string): boolean => /^\d{1,19}$/.test(text);

const malformed = (): ODataError => badRequest('The $skiptoken is malformed. Follow the next link as it was received.');

/** True for the skip token of a tracked read. */
export const isTrackedPage = (skipToken: string | undefined): boolean =>
  skipToken?.includes('istracking="True"') ?? false;
