import { type Caller } from '../../../../engine/access/caller';
import { readConditionHeader } from './conditions';
import { type WebApiContext } from '../context';
import { checkODataHeaders } from './headers';
import { type ODataRequest, type RequestContent } from './odata-request';
import { parsePreferences } from './preferences';
import { isJsonObject, type JsonObject, parseJson } from './json';
import { badPayload, notImplementedInWebApi, resourceNotFound, unsupportedMediaType } from '../response/odata-error';
import { foldDoubledSlashes } from '../url/doubled-slashes';
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
export function readODataRequest(request: RawRequest, caller: Caller, { organization }: WebApiContext): ODataRequest {
  const { pathname: given, search } = new URL(request.url);
  const pathname = foldDoubledSlashes(given);
  const [version, resource] = splitRequestPath(pathname, organization.url);
  checkRequestedVersion(version, organization.version);
  checkODataHeaders(request.headers);
  return {
    // The answer to HEAD is the one to GET; the server leaves the body out.
    method: request.method === 'HEAD' ? 'GET' : request.method,
    url: request.url,
    hasDoubledSlashes: pathname !== given,
    serviceRoot: `${organization.url}/api/data/${version}`,
    path: parseResourcePath(resource),
    query: new QueryOptions(search),
    prefer: parsePreferences(request.headers.get('prefer')),
    ifMatch: readConditionHeader(request.headers, 'if-match'),
    ifNoneMatch: readConditionHeader(request.headers, 'if-none-match'),
    solutionUniqueName: request.headers.get('mscrm.solutionuniquename') ?? undefined,
    caller,
    accept: request.headers.get('accept'),
    content: request.content,
    body: subject => readRequestJson(request.content, subject),
  };
}

/** The version and what follows it. On-premises the organization's name stands in front. */
function splitRequestPath(pathname: string, environmentUrl: string): readonly [version: string, resource: string] {
  const { pathname: root } = new URL(`${environmentUrl}/api/data/`);
  const path = pathname.startsWith(root) ? pathname.slice(root.length) : '';
  const [, version = '', resource = ''] = /^([^/]*)\/?(.*)$/.exec(path) ?? [];
  return [version, resource];
}

/**
 * Throws unless `version` (`v9.1`) is one that an environment of this version (`9.2.24073.198`) serves. Above the
 * environment's own version Dataverse answers 501, as on-premises environments do above v9.1 (recorded).
 */
function checkRequestedVersion(version: string, organizationVersion: string): void {
  if (!/^v\d/.test(version)) throw resourceNotFound(version);
  const [, major, minor] = /^v(\d+)\.(\d{1,3})$/.exec(version) ?? [];
  const [ownMajor, ownMinor] = organizationVersion.split('.').map(Number);
  const isServed = Number(major) === ownMajor && Number(minor) <= (ownMinor ?? 0);
  if (!isServed)
    throw notImplementedInWebApi(`Web API ${version}; use v${ownMajor ?? 9}.0 to v${ownMajor ?? 9}.${ownMinor ?? 0}`);
}

/**
 * Reads a JSON object. An empty body is an empty object: actions without parameters are called so.
 * Throws 415 for another content type, 400 for what is not a JSON object.
 */
function readRequestJson({ type, text }: RequestContent, subject: string): JsonObject {
  if (text === '') return {};
  checkRequestContentType(type);
  const parsed = parseRequestBody(text, subject);
  if (!isJsonObject(parsed)) throw badPayload(subject, 'The request body is not a JSON object.');
  return parsed;
}

function checkRequestContentType(contentType: string): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
  const charset = parameters.find(parameter => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset);
  if (type === 'application/json' && isUtf8) return;
  throw unsupportedMediaType(
    'A supported MIME type could not be found that matches the content type of the request. ' +
      `None of the supported type(s) 'application/json' matches the content type '${contentType}'.`,
  );
}

function parseRequestBody(text: string, subject: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw badPayload(subject, 'The request body is not valid JSON.');
  }
}
