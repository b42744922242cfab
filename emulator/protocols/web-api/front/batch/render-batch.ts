import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { type ODataResponse } from '../response/odata-response';

type PartResponse = { readonly contentId: string | undefined; readonly response: ODataResponse };

/** The answer to one part, or to a change set: a failed change set has the answer of the failed part alone. */
export type ItemResponse =
  | ({ readonly kind: 'request' } & PartResponse)
  | { readonly kind: 'changeSet'; readonly responses: readonly PartResponse[] };

/** How the headers of parts are written. */
const HEADER_NAMES: readonly (readonly [name: string, written: string])[] = [
  ['content-type', 'Content-Type'],
  ['odata-version', 'OData-Version'],
  ['etag', 'ETag'],
  ['preference-applied', 'Preference-Applied'],
  ['location', 'Location'],
  ['odata-entityid', 'OData-EntityId'],
  ['retry-after', 'Retry-After'],
];

/**
 * Writes the answers as multipart/mixed, in the shape of Microsoft's samples.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#batch-responses
 */
export function renderBatch(items: readonly ItemResponse[], status: number): ODataResponse {
  const boundary = `batchresponse_${randomUUID()}`;
  const body = multipartText(boundary, items.map(renderBatchItem));
  return { status, headers: { 'content-type': `multipart/mixed; boundary=${boundary}` }, body };
}

function renderBatchItem(item: ItemResponse): string {
  if (item.kind === 'request') return renderBatchPart(item);
  const boundary = `changesetresponse_${randomUUID()}`;
  const inner = multipartText(boundary, item.responses.map(renderBatchPart));
  return `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${inner}`;
}

const multipartText = (boundary: string, parts: readonly string[]): string =>
  `${parts.map(part => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`;

function renderBatchPart({ contentId, response }: PartResponse): string {
  const { status, headers, body } = response;
  const id = contentId === undefined ? '' : `Content-ID: ${contentId}\r\n`;
  const entityUrl = headers['odata-entityid'];
  // In batches alone, a write names its row by Location as well.
  const all: Record<string, string> = {
    ...headers,
    'odata-version': '4.0',
    ...(entityUrl !== undefined && { location: entityUrl }),
  };
  const written = HEADER_NAMES.flatMap(([name, written]) =>
    all[name] === undefined ? [] : `${written}: ${all[name]}\r\n`,
  );
  const requestId = status >= 400 ? `REQ_ID: ${randomUUID()}\r\n` : '';
  return (
    `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${id}\r\n` +
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${requestId}${written.join('')}\r\n${body ?? ''}\r\n`
  );
}
