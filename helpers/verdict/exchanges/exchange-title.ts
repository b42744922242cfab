import type { Exchange } from '../../dataverse/http/exchange';

/** An id is known by its beginning. */
const id = /\b([\da-f]{8})-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi;
/** Characters of a query option. */
const longestValue = 14;

/** An exchange in one line: `GET …/sample_books?$select=sample_name · 200 · 34 ms`. */
export function exchangeTitle({ method, url, attempt, durationMs, request, response, retry }: Exchange): string {
  return [
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    `${method} ${shortPath(url)}`,
    ...messageOf(request.body),
    response?.status ?? 'no answer',
    `${Math.round(durationMs)} ms`,
    ...(retry === undefined ? [] : [retry]),
  ].join(' · ');
}

/** Every message of the Organization Service goes to one address: its name says which it is. */
function messageOf(body: string | undefined): string[] {
  const name = /^\s*<[\s\S]*<(?:\w+:)?RequestName>(\w+)</.exec(body ?? '')?.[1];
  return name === undefined ? [] : [name];
}

/** What of an address differs from request to request. Tokens and filters are as long as they like: each is cut. */
function shortPath(url: string): string {
  const [path = '', query] = url.replace(/^https?:\/\/[^/]+/i, '').split(/\?(.*)/s, 2);
  const last = readably(path.replace(/^.*(?=\/[^/]+\/?$)/, '…')).replace(id, '$1…');
  return query === undefined ? last : `${last}?${query.split('&').map(shortOption).join('&')}`;
}

function shortOption(option: string): string {
  const [name = '', value] = readably(option).split(/=(.*)/s, 2);
  if (value === undefined) return name;
  return `${name}=${value.length > longestValue ? `${value.slice(0, longestValue)}…` : value}`;
}

function readably(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
