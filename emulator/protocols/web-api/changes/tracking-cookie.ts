import {
  type ChangesPosition,
  readChangesPosition,
  writeChangesPosition,
} from '../../../operations/changes/changes-position';
import { badODataRequest } from '../front/response/odata-error';
import { formatSkipToken, parseSkipToken } from '../rows/list/skip-token';

/** Which page a next link leads to, and where the read goes on there. */
export type TrackingCookie = { readonly pageNumber: number; readonly position: ChangesPosition };

/** The encoded `$skiptoken`. */
export const formatTrackingCookie = ({ pageNumber, position }: TrackingCookie): string =>
  formatSkipToken({ pageNumber, isTracking: true, state: writeChangesPosition(position) });

/** Reads a decoded `$skiptoken`. Throws 400 for anything that {@link formatTrackingCookie} did not write. */
export function parseTrackingCookie(text: string): TrackingCookie {
  const { pageNumber, isTracking, state } = parseSkipToken(text);
  if (!isTracking) throw badODataRequest('The $skiptoken is the one of a query without change tracking.');
  const position = readChangesPosition(state);
  if (position === undefined) {
    throw badODataRequest('The $skiptoken is malformed. Follow the next link as it was received.');
  }
  return { pageNumber, position };
}

/** True for the skip token of a tracked read. */
export const isTrackedPage = (skipToken: string | undefined): boolean =>
  skipToken?.includes('istracking="True"') ?? false;
