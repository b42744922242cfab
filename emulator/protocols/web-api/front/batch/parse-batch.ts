import { badODataRequest } from '../response/odata-error';
import { type RequestContent } from '../request/odata-request';
import { multipartBoundaryOf, type HeadedText, readHeadedPart, splitMultipart } from './multipart';

/** One request of a batch, as the client wrote it. */
export type BatchPart = {
  /** Undefined outside of change sets when the client gave none. */
  readonly contentId: string | undefined;
  readonly method: string;
  /** Absolute, relative, or a reference to an earlier part: `$1`. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
};

type BatchItem =
  | { readonly kind: 'request'; readonly part: BatchPart }
  | { readonly kind: 'changeSet'; readonly parts: readonly BatchPart[] };

export type Batch = {
  readonly items: readonly BatchItem[];
  /** The part whose body cannot be read, since the batch does not end as it must. */
  readonly unreadable: BatchPart | undefined;
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api */
const LARGEST_BATCH = 1_000;
const LONGEST_URL = 65_536;

/** Reads a whole batch before any of it is done. Throws 400 for what is not a batch. */
export function parseBatch({ type, text }: RequestContent): Batch {
  const boundary = multipartBoundaryOf(type);
  if (boundary === undefined) {
    throw badODataRequest(`The content type of a batch must be multipart/mixed with a boundary, not '${type}'.`);
  }
  const { parts, epilogue } = splitMultipart(text, boundary);
  const items = parts.map(part => readBatchItem(readHeadedPart(part)));
  const all = items.flatMap(item => (item.kind === 'request' ? [item.part] : item.parts));
  if (all.length > LARGEST_BATCH) {
    throw badODataRequest(`The batch has ${all.length} requests. A batch takes at most ${LARGEST_BATCH}.`);
  }
  return { items, unreadable: batchEndsWell(epilogue) ? undefined : unreadableBatchPart(all) };
}

/**
 * The line that closes a batch ends in CRLF, or is followed by two line ends of any kind (documented).
 * https://learn.microsoft.com/troubleshoot/power-platform/dataverse/dataverse-web-api-and-sdk/web-api-client-errors
 */
const batchEndsWell = (epilogue: string): boolean => /^[ \t]*(?:\r\n|\r?\n\r?\n)/.test(epilogue);

/** Only a last part with a body and without a Content-Length of its own is affected (recorded). */
function unreadableBatchPart(parts: readonly BatchPart[]): BatchPart | undefined {
  const last = parts.at(-1);
  return last === undefined || last.body === '' || last.headers.has('content-length') ? undefined : last;
}

function readBatchItem(item: HeadedText): BatchItem {
  const boundary = multipartBoundaryOf(item.headers.get('content-type') ?? '');
  if (boundary === undefined) return { kind: 'request', part: readBatchPart(item) };
  const { parts } = splitMultipart(item.content, boundary);
  const changes = parts.map(part => readChangeSetPart(readBatchPart(readHeadedPart(part))));
  refuseSameContentId(changes);
  return { kind: 'changeSet', parts: changes };
}

function readBatchPart({ headers, content }: HeadedText): BatchPart {
  const type = headers.get('content-type') ?? '';
  if (!/^application\/http\s*(?:;|$)/i.test(type)) {
    throw badODataRequest(`A batch part must have the content type application/http, not '${type}'.`);
  }
  const encoding = headers.get('content-transfer-encoding') ?? 'binary';
  if (encoding.toLowerCase() !== 'binary') {
    throw badODataRequest(`The Content-Transfer-Encoding of a batch part must be binary, not '${encoding}'.`);
  }
  const [, line = '', rest = ''] = /^\s*([^\r\n]*)(?:\r?\n|$)([^]*)$/.exec(content) ?? [];
  const request = readHeadedPart(rest);
  const [, method, url] = /^([A-Z]{1,20}) +(\S.*?) +HTTP\/1\.[01] *$/.exec(line) ?? [];
  if (method === undefined || url === undefined) {
    throw badODataRequest(
      `'${line.slice(0, 200)}' is not a request line of a batch part, such as: GET accounts HTTP/1.1`,
    );
  }
  if (url.length > LONGEST_URL)
    throw badODataRequest(`The URL of a batch part is longer than ${LONGEST_URL} characters.`);
  if (/\$batch(?:[?/]|$)/.test(url)) throw badODataRequest('A batch cannot contain another batch.');
  const contentId = headers.get('content-id') ?? request.headers.get('content-id') ?? undefined;
  const body = request.content.trim() === '' ? '' : request.content;
  return { contentId, method, url, headers: request.headers, body };
}

/** Throws unless the part may stand in a change set. */
function readChangeSetPart(part: BatchPart): BatchPart {
  const { method, contentId } = part;
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) {
    throw badODataRequest(
      `An invalid HTTP method '${method}' was detected for a request in a change set. ` +
        "Requests in change sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.",
    );
  }
  if (contentId === undefined) throw badODataRequest('Content-ID header not present');
  return part;
}

function refuseSameContentId(parts: readonly BatchPart[]): void {
  const seen = new Set<string | undefined>();
  for (const { contentId } of parts) {
    if (seen.has(contentId)) {
      throw badODataRequest(
        `The content ID '${contentId ?? ''}' was found more than once in the same change set or same batch request. ` +
          'Content IDs have to be unique across all operations of a change set for OData V4.0 and across all operations in the whole batch request for OData V4.01.',
      );
    }
    seen.add(contentId);
  }
}
