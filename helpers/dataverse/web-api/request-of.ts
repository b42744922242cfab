import { type OutgoingRequest, strongConsistency } from '../http/request';
import type { RequestOptions } from './web-api-types';

const readLimit = 60_000;
const writeLimit = 300_000;

/**
 * A request with the headers that the Web API wants on each
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors).
 */
export function requestOf(method: string, url: string, options: RequestOptions): OutgoingRequest {
  const reads = method === 'GET' || method === 'HEAD';
  const headers = {
    accept: 'application/json',
    'odata-maxversion': '4.0',
    'odata-version': '4.0',
    ...(reads && { 'if-none-match': 'null' }),
    ...(options.consistent === true && strongConsistency),
    ...(options.json !== undefined && { 'content-type': 'application/json' }),
    ...(options.content !== undefined && { 'content-type': options.content.type }),
    ...(options.prefer !== undefined && options.prefer.length > 0 && { prefer: options.prefer.join(',') }),
    ...lowerCase(options.headers ?? {}),
  };
  return {
    method,
    url,
    headers,
    body: options.json === undefined ? options.content?.text : JSON.stringify(options.json),
    timeout: options.timeout ?? (reads ? readLimit : writeLimit),
    repeatable: isRepeatable(method, headers),
    retry: options.retry ?? true,
    unwanted: options.ahead?.unwanted,
  };
}

/**
 * A conditional write is not: sent again, it meets its own effect and reports a misleading 412. Neither is one that asks
 * for the row back: its status tells whether it created that row.
 */
function isRepeatable(method: string, headers: Readonly<Record<string, string>>): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  if (method !== 'PATCH' && method !== 'PUT' && method !== 'DELETE') return false;
  if (headers['prefer']?.includes('return=representation') === true) return false;
  return (headers['if-match'] ?? '*') === '*' && (headers['if-none-match'] ?? 'null') === 'null';
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
