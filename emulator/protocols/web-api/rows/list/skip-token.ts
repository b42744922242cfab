import { formatPagingCookie, parsePagingCookie } from '../../../../query/paging-cookie';
import { type PagingState } from '../../../../query/paging-state';
import { badODataRequest } from '../../front/response/odata-error';

/** Where a paged read goes on: rides in the `$skiptoken` of a next link. */
export type SkipToken = {
  /** Of the page that the link leads to: 2 or more. */
  readonly pageNumber: number;
  readonly isTracking: boolean;
  /** What the reader needs to go on. */
  readonly state: PagingState;
};

/**
 * Writes `<cookie pagenumber="2" pagingcookie="…" istracking="False" />`, percent-encoded as a next link carries it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results
 */
export function formatSkipToken({ pageNumber, isTracking, state }: SkipToken): string {
  const inner = lowerCaseEncode(formatPagingCookie({ page: pageNumber - 1, state }));
  const tracking = isTracking ? 'True' : 'False';
  const cookie = `<cookie pagenumber="${pageNumber}" pagingcookie="${inner}" istracking="${tracking}" />`;
  return cookie.replace(/[%<>" ]/g, character => encodeURIComponent(character));
}

/** Reads what {@link formatSkipToken} wrote, percent-decoded once. Anything else is a 400. */
export function parseSkipToken(text: string): SkipToken {
  const pattern = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"<>]*)" istracking="(True|False)" \/>$/;
  const [, pageNumber, inner, tracking] = pattern.exec(text) ?? [];
  if (pageNumber === undefined || inner === undefined) throw malformedSkipToken();
  const cookie = parsePagingCookie(decodeSkipTokenPart(inner));
  if (cookie === undefined) throw malformedSkipToken();
  return { pageNumber: Number(pageNumber), isTracking: tracking === 'True', state: cookie.state };
}

const malformedSkipToken = () =>
  badODataRequest('The $skiptoken is malformed. Follow the next link as it was received.');

function decodeSkipTokenPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformedSkipToken();
  }
}

/** Percent-encodes everything but letters, digits, `-`, `.` and `_`, in lower-case hex as .NET's UrlEncode. */
export const lowerCaseEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, character => `%${character.charCodeAt(0).toString(16)}`)
    .replace(/%[\dA-F]{2}/g, hex => hex.toLowerCase());
