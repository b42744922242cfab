import { parseODataError } from '../refusals/odata-error';
import type { WebApiResponse } from './web-api-types';

type Replied = Pick<WebApiResponse<unknown>, 'status'> & { readonly body?: unknown };

/** A reply in a few words: `400 0x80060888: The "$filter" query parameter isn't supported …`, or `200, with rows`. Never how many: others have rows too. */
export function describeReply({ status, body }: Replied): string {
  if (status >= 400) {
    const { code, detail } = refusalInReply(body);
    return `${status}${code === '' ? '' : ` ${code}`}: ${detail}`;
  }
  if (typeof body !== 'object' || body === null || !('value' in body) || !Array.isArray(body.value))
    return String(status);
  const link = '@odata.deltaLink' in body ? ', with a delta link' : '';
  return `${status}, ${body.value.length === 0 ? 'without rows' : 'with rows'}${link}`;
}

/** The error code of a refusal; empty when it carries none. */
export const errorCodeOf = ({ body }: WebApiResponse<unknown>): string => refusalInReply(body).code;

const refusalInReply = (body: unknown) => parseODataError(typeof body === 'string' ? body : JSON.stringify(body ?? ''));

type Bodied = { readonly body?: unknown };

/** The delta link that a reply brings; undefined when it brings none. */
export const deltaLinkIn = (reply: Bodied): string | undefined => linkIn(reply, '@odata.deltaLink');

/** The same for its next link. */
export const nextLinkIn = (reply: Bodied): string | undefined => linkIn(reply, '@odata.nextLink');

/** The items of a page, as they came; none for whatever else a reply brings. */
export const itemsIn = ({ body }: Bodied): readonly unknown[] =>
  typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value) ? body.value : [];

function linkIn({ body }: Bodied, name: '@odata.deltaLink' | '@odata.nextLink'): string | undefined {
  const entries: [string, unknown][] = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const link = new Map(entries).get(name);
  return typeof link === 'string' ? link : undefined;
}
