import { type Caller } from '../../../../engine/security/caller';
import { checkApiVersion } from './api-version';
import { readCondition } from './conditions';
import { type WebApiContext } from '../context';
import { checkHeaders } from './headers';
import { type ODataRequest, type RequestContent } from './odata-request';
import { parsePreferences } from './preferences';
import { readJsonBody } from './request-body';
import { QueryOptions } from '../url/query-options';
import { parseResourcePath } from '../url/resource-path';

/** A request whose body was read: one that came over the wire, or a part of a batch. */
export type RawRequest = {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Headers;
  readonly content: RequestContent;
};

/** Reads what all operations share. Throws the refusal for what cannot be understood or is not implemented anywhere. */
export function readRequest(request: RawRequest, caller: Caller, { organization }: WebApiContext): ODataRequest {
  const { pathname, search } = new URL(request.url);
  const [version, resource] = splitPath(pathname, organization.url);
  checkApiVersion(version, organization.version);
  checkHeaders(request.headers);
  return {
    // The answer to HEAD is the one to GET; the server leaves the body out.
    method: request.method === 'HEAD' ? 'GET' : request.method,
    url: request.url,
    serviceRoot: `${organization.url}/api/data/${version}`,
    path: parseResourcePath(resource),
    query: new QueryOptions(search),
    prefer: parsePreferences(request.headers.get('prefer')),
    ifMatch: readCondition(request.headers, 'if-match'),
    ifNoneMatch: readCondition(request.headers, 'if-none-match'),
    solutionUniqueName: request.headers.get('mscrm.solutionuniquename') ?? undefined,
    caller,
    accept: request.headers.get('accept'),
    content: request.content,
    body: subject => readJsonBody(request.content, subject),
  };
}

/** The version and what follows it. On-premises the organization's name stands in front. */
function splitPath(pathname: string, environmentUrl: string): readonly [version: string, resource: string] {
  const { pathname: root } = new URL(`${environmentUrl}/api/data/`);
  const path = pathname.startsWith(root) ? pathname.slice(root.length) : '';
  const [, version = '', resource = ''] = /^([^/]*)\/?(.*)$/.exec(path) ?? [];
  return [version, resource];
}
