import { UnexpectedReplyError } from '../errors';
import type { Reply } from '../http/request';

/** The JSON, the text of another content type, or undefined when there is no body. Refusals may hold anything. */
export function webApiBodyOf({ headers, text }: Pick<Reply, 'headers' | 'text'>): unknown {
  if (text === '') return undefined;
  if (!isJson(headers)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Refuses a successful reply that no Web API wrote. Throws UnexpectedReplyError. */
export function checkWebApiSuccess(method: string, url: string, { status, headers, text }: Reply): void {
  const contentType = headers.get('content-type') ?? 'no content type';
  const damaged = isJson(headers) && text !== '' && webApiBodyOf({ headers, text }) === text;
  if (damaged || contentType.includes('text/html')) {
    throw new UnexpectedReplyError(
      `${method} ${url} answered ${status} with ${damaged ? 'damaged JSON' : 'an HTML page'} (${contentType}).`,
      'check DATAVERSE_URL: a sign-in page or a proxy may have answered in place of the Web API.',
    );
  }
}

function isJson(headers: Headers): boolean {
  return /[/+]json\b/i.test(headers.get('content-type') ?? '');
}
