import type { HttpExchange } from './http-exchange';

/** What a reader of a failure wants of the headers: the rest is in the Allure report. */
const telling =
  /^(?:prefer|preference-applied|if-match|if-none-match|odata-entityid|www-authenticate|retry-after|location)$/i;

/** An exchange as text: the request, and what came. Without most headers. */
export function exchangeText({ request, response, error }: HttpExchange): string {
  return [
    `${request.method} ${request.url}`,
    ...linesOf(request),
    '',
    '',
    ...(response === undefined
      ? [`no answer: ${error?.message ?? 'unknown'}`]
      : [String(response.status), ...linesOf(response)]),
  ].join('\n');
}

const linesOf = ({ headers, body }: HttpExchange['request'] | NonNullable<HttpExchange['response']>): string[] => [
  ...headers.filter(({ name }) => telling.test(name)).map(({ name, value }) => `${name}: ${value}`),
  ...(body === undefined ? [] : ['', inOneLine(body.value)]),
];

/** JSON takes less room so, and a summary has little. */
function inOneLine(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
}
