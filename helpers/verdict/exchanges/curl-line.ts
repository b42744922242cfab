import type { Exchange } from '../../dataverse/http/exchange';

/** Headers that curl writes itself. */
const ownHeaders = /^(?:host|content-length|connection|accept-encoding|user-agent|cookie)$/i;

/** What stands in a body in place of something that is never shown. */
const leftOut = /\[redacted\]|\[\d+ bytes of (?:solution package|base64)\]/;

/**
 * The request as a line for bash that sends it again, once `TOKEN` is set. `caFile` is the private certificate authority
 * that the environment needs. Where the report left something out of the request, a comment before the line says so.
 */
export function curlLine({ method, url, request }: Exchange, caFile?: string): string {
  const headers = Object.entries(request.headers).filter(([name]) => !ownHeaders.test(name));
  const line = [
    // Brackets and braces of a query are meant.
    'curl --globoff --silent --show-error --include',
    ...(caFile === undefined ? [] : [`--cacert ${quoted(caFile)}`]),
    ...methodOf(method, request.body),
    ...headers.map(([name, value]) =>
      name.toLowerCase() === 'authorization'
        ? '-H "Authorization: Bearer $TOKEN"'
        : `-H ${quoted(`${name}: ${value}`)}`,
    ),
    ...(request.body === undefined ? [] : [`--data-raw ${quoted(request.body)}`]),
    quoted(url),
  ].join(' ');
  const shown = headers.filter(([name]) => name.toLowerCase() !== 'authorization').map(([, value]) => value);
  return [url, ...shown, request.body ?? ''].some(text => leftOut.test(text))
    ? `# What stands in [brackets] was left out of this report: put it in.\n${line}`
    : line;
}

/** curl takes a request with a body for a POST and any other for a GET. */
function methodOf(method: string, body: string | undefined): string[] {
  if (method === 'HEAD') return ['--head'];
  return method === (body === undefined ? 'GET' : 'POST') ? [] : [`-X ${method}`];
}

/** What a terminal or a clipboard would change, or nobody sees. */
const unseen =
  // eslint-disable-next-line no-control-regex -- what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A word of bash that means the text, in one line. The lines of a batch end with a carriage return, which must not be lost. */
function quoted(text: string): string {
  if (text.search(unseen) < 0) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `$'${text.replace(/[\\']/g, '\\$&').replace(unseen, asEscape)}'`;
}

function asEscape(character: string): string {
  const hex = character.charCodeAt(0).toString(16);
  const escape = character < '\u0080' ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
  return escapes[character] ?? escape;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
