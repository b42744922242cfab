import { type Answer, type Send } from './api';

type PartOptions = { readonly body?: unknown; readonly id?: string; readonly headers?: readonly string[] };

/** A batch part: `POST sample_books`, a body, and a Content-ID in change sets. */
export function part(request: string, { body, id, headers = [] }: PartOptions = {}): string {
  const content = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const type = body === undefined ? [] : ['Content-Type: application/json; type=entry'];
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    '',
    `${request} HTTP/1.1`,
    ...type,
    ...headers,
    '',
    content,
  ].join('\r\n');
}

/** Parts between delimiters, closed with CRLF. */
export const multipart = (boundary: string, parts: readonly string[]): string =>
  `${parts.map(text => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`;

/** A change set whose parts have the Content-IDs 1, 2, 3, … unless they bring their own. */
export const changeSet = (...parts: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary="changeset_a"\r\n\r\n${multipart('changeset_a', parts)}`;

type BatchAnswer = Answer & { readonly parts: readonly PartAnswer[] };

/** One answer within a batch; `headers` in lower case. */
type PartAnswer = {
  readonly status: number;
  readonly contentId: string | undefined;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
  readonly inChangeSet: boolean;
};

/** Sends a batch and takes its answer apart. */
export async function sendBatch(
  send: Send,
  items: readonly string[] | string,
  headers: Record<string, string> = {},
): Promise<BatchAnswer> {
  const body = typeof items === 'string' ? items : multipart('batch_a', items);
  const type = { 'content-type': 'multipart/mixed; boundary=batch_a' };
  const answer = await send('POST', '$batch', { body, headers: { ...type, ...headers } });
  return { ...answer, parts: partsOf(answer.text, answer.headers.get('content-type') ?? '', false) };
}

function partsOf(text: string, type: string, inChangeSet: boolean): PartAnswer[] {
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary === undefined) return [];
  const [before, ...rest] = text.split(`--${boundary}`);
  if (before !== '' || rest.at(-1) !== '--\r\n') throw new Error(`The answer is not framed by ${boundary}:\n${text}`);
  return rest.slice(0, -1).flatMap(piece => {
    const [head = '', ...content] = piece.replace(/^\r\n/, '').split('\r\n\r\n');
    const headers = headersOf(head);
    const partType = headers.get('content-type') ?? '';
    if (partType.startsWith('multipart/mixed')) return partsOf(content.join('\r\n\r\n'), partType, true);
    const [statusLine = '', ...lines] = (content[0] ?? '').split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) [A-Z]/.exec(statusLine)?.[1]);
    const json = content.slice(1).join('\r\n\r\n').trim();
    const body: unknown = json.startsWith('{') ? JSON.parse(json) : json;
    const contentId = headers.get('content-id');
    return [{ status, contentId, headers: headersOf(lines.join('\r\n')), body, inChangeSet }];
  });
}

const headersOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\r\n').map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

/** Of the answered parts, in their order. */
export const statuses = ({ parts }: { readonly parts: readonly { status: number }[] }): number[] =>
  parts.map(({ status }) => status);
