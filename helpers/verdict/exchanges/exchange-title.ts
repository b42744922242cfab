import type { Exchange } from '../../dataverse/http/exchange';

/** Characters of a query option. */
const longestValue = 14;

/** An exchange in one line: `GET …/sample_books?$select=sample_name · 200 · 34 ms`. */
export function exchangeTitle({ method, url, attempt, durationMs, response, retry }: Exchange): string {
  return [
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    `${method} ${shortPath(url)}`,
    response?.status ?? 'no answer',
    `${Math.round(durationMs)} ms`,
    ...(retry === undefined ? [] : [retry]),
  ].join(' · ');
}

/** What of an address differs from request to request. Tokens and filters are as long as they like: each is cut. */
function shortPath(url: string): string {
  const [path = '', query] = url.replace(/^https?:\/\/[^/]+/i, '').split(/\?(.*)/s, 2);
  const last = readably(path.replace(/^.*(?=\/[^/]+\/?$)/, '…'));
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
