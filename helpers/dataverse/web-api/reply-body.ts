import { BoundlessReplyError, UnexpectedReplyError } from '../errors';
import { JsonBoundsError, readJson } from '../http/read-json';
import type { Reply } from '../http/request';

/** The JSON, the text of another content type, or undefined when there is no body. Refusals may hold anything. */
export function webApiBodyOf({ headers, text }: Pick<Reply, 'headers' | 'text'>): unknown {
  if (text === '') return undefined;
  if (!isJson(headers)) return text;
  try {
    return readJson(text);
  } catch {
    return text;
  }
}

/** Refuses a successful reply that no Web API wrote, by its body. Throws UnexpectedReplyError, and BoundlessReplyError. */
export function checkWebApiSuccess(method: string, url: string, { status, headers, text }: Reply, body: unknown): void {
  const contentType = headers.get('content-type') ?? 'no content type';
  const damaged = isJson(headers) && text !== '' && body === text;
  if (damaged) checkBounds(`${method} ${url} answered ${status}`, text);
  if (damaged || contentType.includes('text/html')) {
    throw new UnexpectedReplyError(
      `${method} ${url} answered ${status} with ${damaged ? 'damaged JSON' : 'an HTML page'} (${contentType}).`,
      'check DATAVERSE_URL: a sign-in page or a proxy may have answered in place of the Web API.',
    );
  }
}

/** Throws BoundlessReplyError for JSON that was not read because there is too much of it. */
function checkBounds(answered: string, text: string): void {
  try {
    readJson(text);
  } catch (cause) {
    if (!(cause instanceof JsonBoundsError)) return;
    throw new BoundlessReplyError(
      `${answered} with JSON that nobody can take apart: ${cause.message}.`,
      'set a smaller PAGE_SIZE if the table is wide; else check DATAVERSE_URL: something may have answered in its place.',
      { cause },
    );
  }
}

function isJson(headers: Headers): boolean {
  return /[/+]json\b/i.test(headers.get('content-type') ?? '');
}
