import { z } from 'zod';
import { beginningOf } from '../../dataverse/harmless';
import type { Exchange } from '../../dataverse/http/exchange';
import { readableBody } from './readable-body';

/** Allure's own form of an HTTP exchange, which its report shows as such (https://allurereport.org/docs/attachments/#http-exchanges). */
export const exchangeContentType = 'application/vnd.allure.http+json';

const headersSchema = z.array(z.object({ name: z.string(), value: z.string() }));
const bodySchema = z.object({
  contentType: z.string(),
  encoding: z.literal('utf8'),
  value: z.string(),
  /** Of the whole body, in bytes. */
  size: z.int().nonnegative(),
  truncated: z.boolean(),
});
const messageSchema = z.object({ headers: headersSchema, body: bodySchema.optional() });

const httpExchangeSchema = z.object({
  schemaVersion: z.literal(1),
  /** Milliseconds since 1970. */
  start: z.number(),
  stop: z.number(),
  request: messageSchema.extend({ method: z.string(), url: z.string() }),
  response: messageSchema.extend({ status: z.int() }).optional(),
  error: z.object({ message: z.string() }).optional(),
});

export type HttpExchange = z.infer<typeof httpExchangeSchema>;
type Headers = Exchange['request']['headers'];

/** As many characters of a body as the report's page shows. */
const longestShown = 20_000;

/** Keeps the whole of a body that the page shows the beginning of, and returns where. */
export type KeepWhole = (body: string) => string;

/** Puts an exchange that ended just now into Allure's form. Bodies are indented, and cut where the page would be too long. */
export function asHttpExchange(exchange: Exchange, keepWhole: KeepWhole, now = Date.now()): HttpExchange {
  const { method, url, durationMs, request, response, error } = exchange;
  const messageOf = ({ headers, body }: { readonly headers: Headers; readonly body?: string }) => ({
    headers: tellingFirst(headers),
    ...(body !== undefined && { body: shownBody(body, contentTypeOf(headers), keepWhole) }),
  });
  return {
    schemaVersion: 1,
    start: now - durationMs,
    stop: now,
    request: { method, url, ...messageOf(request) },
    ...(response !== undefined && { response: { status: response.status, ...messageOf(response) } }),
    ...(error !== undefined && { error: { message: error } }),
  };
}

/** Reads what {@link asHttpExchange} made. Undefined when it is something else. */
export function readHttpExchange(text: string): HttpExchange | undefined {
  try {
    return httpExchangeSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function shownBody(body: string, contentType: string, keepWhole: KeepWhole): z.infer<typeof bodySchema> {
  const readable = readableBody(body);
  const shown = beginningOf(readable, longestShown);
  const truncated = shown.length < readable.length;
  const value = truncated
    ? `${shown}\n[cut: ${readable.length - shown.length} more characters; the whole body is in ${keepWhole(readable)}]`
    : readable;
  return { contentType, encoding: 'utf8', value, size: Buffer.byteLength(body), truncated };
}

/** What decides how Dataverse understands a request or how an answer is to be understood. The others follow. */
const telling =
  /^(?:authorization|prefer|preference-applied|if-match|if-none-match|etag|consistency|content-type|accept|odata-entityid|www-authenticate|retry-after|location|soapaction|mscrm\..*|callerobjectid|mscrmcallerid)$/i;

const tellingFirst = (headers: Headers): z.infer<typeof headersSchema> => {
  const all = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return [...all.filter(({ name }) => telling.test(name)), ...all.filter(({ name }) => !telling.test(name))];
};

/** Allure shows bodies of types that it knows. A batch is text, and so is a page: nobody's browser is to open what a server sent. */
function contentTypeOf(headers: Headers): string {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const [, known] = /^(?:application|text)\/(?:[\w.-]+\+)?(json|xml)\b/i.exec(type) ?? [];
  return known === undefined || /html/i.test(type) ? 'text/plain' : `application/${known.toLowerCase()}`;
}
