import { type PagingState } from '../../../../query/paging-state';
import { type JsonObject } from '../../front/request/json';
import { type ODataRequest } from '../../front/request/odata-request';
import { formatSkipToken, parseSkipToken } from './skip-token';

/** The page of a list that a request asks for, by `Prefer: odata.maxpagesize` and the skip token of a next link. */
type RequestedPage = {
  /** Rows that were wished for at most. */
  readonly pageSize: number | undefined;
  /** Where the page before ended. */
  readonly after: PagingState | undefined;
  /** `@odata.nextLink` to the page behind it, nothing when it is the last one. */
  readonly nextLink: (next: PagingState | undefined) => JsonObject;
};

/** Throws 400 for a skip token that is none. */
export function requestedPage(request: ODataRequest): RequestedPage {
  const text = request.query.get('$skiptoken');
  const skipToken = text === undefined ? undefined : parseSkipToken(text);
  const following = (skipToken?.pageNumber ?? 1) + 1;
  return {
    pageSize: request.prefer.maxPageSize,
    after: skipToken?.state,
    nextLink: next => (next === undefined ? {} : { '@odata.nextLink': linkToPage(request, next, following) }),
  };
}

/** This request's URL with the skip token of another page; the other options are as the client wrote them. */
function linkToPage({ url, serviceRoot, path }: ODataRequest, state: PagingState, pageNumber: number): string {
  const options = new URL(url).search.slice(1).split('&');
  const kept = options.filter(option => option !== '' && !/^(?:\$|%24)skiptoken=/i.test(option));
  const skipToken = formatSkipToken({ pageNumber, isTracking: false, state });
  return `${serviceRoot}/${path.map(({ raw }) => raw).join('/')}?${[...kept, `$skiptoken=${skipToken}`].join('&')}`;
}
