import { type Caller } from '../engine/caller';
import { checkApiVersion } from './api-version';
import { readCondition } from './conditions';
import { type WebApiContext } from './context';
import { checkHeaders } from './headers';
import { notImplemented } from './odata-error';
import { type ODataRequest } from './odata-request';
import { parsePreferences } from './preferences';
import { readJsonBody } from './request-body';
import { QueryOptions } from './url/query-options';
import { parseResourcePath } from './url/resource-path';

/** Reads what all operations share. Throws the refusal for what cannot be understood or is not implemented anywhere. */
export function readRequest(
  request: Request,
  caller: Caller,
  { organization, publicUrl }: WebApiContext,
): ODataRequest {
  const { pathname, search } = new URL(request.url);
  const [, version = '', resource = ''] = /^\/api\/data\/([^/]*)\/?(.*)$/.exec(pathname) ?? [];
  checkApiVersion(version, organization.version);
  checkHeaders(request.headers);
  if (resource === '') throw notImplemented('the service document');
  return {
    // The answer to HEAD is the one to GET; the server leaves the body out.
    method: request.method === 'HEAD' ? 'GET' : request.method,
    url: request.url,
    serviceRoot: `${publicUrl().origin}/api/data/${version}`,
    path: parseResourcePath(resource),
    query: new QueryOptions(search),
    prefer: parsePreferences(request.headers.get('prefer')),
    ifMatch: readCondition(request.headers, 'if-match'),
    ifNoneMatch: readCondition(request.headers, 'if-none-match'),
    caller,
    body: subject => readJsonBody(request, subject),
  };
}
