import { type JsonObject, parseJson, writeJson } from '../../protocols/web-api/front/request/json';
import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { type WebApiContext } from '../../protocols/web-api/front/context';
import { type Operation } from '../../protocols/web-api/front/operation';
import { type ODataRequest } from '../../protocols/web-api/front/request/odata-request';
import { type ODataResponse } from '../../protocols/web-api/front/response/odata-response';
import { type Defect } from '../defect';
import { alteringOperation } from '../protocol-parts';
import { type Deviation } from '../served';

type Rewrite = (reply: ODataResponse, request: ODataRequest, context: WebApiContext) => ODataResponse;

/** One operation of the Web API answers with another reply than the one that was made. What answers at once still does. */
export const withReplies = (operation: Operation, rewrite: Rewrite): Deviation =>
  alteringOperation(operation, handle => (request, context, ...rest) => {
    const reply = handle(request, context, ...rest);
    return reply instanceof Promise
      ? reply.then(made => rewrite(made, request, context))
      : rewrite(reply, request, context);
  });

/** A defect of the Web API's replies to tracked reads, which has nothing to remember. */
export const replyDefect = (name: string, description: string, rewrite: Rewrite): Defect => ({
  name,
  description,
  protocols: ['Web API'],
  start: () => withReplies(getChanges, rewrite),
});

/** What an item or a page is, by its context; empty where it has none. */
export function contextOf({ '@odata.context': context }: JsonObject): string {
  return typeof context === 'string' ? context : '';
}

/** The name of the entity set whose rows or deletions a context announces; empty where it announces none. */
export const entitySetOf = (contexted: JsonObject): string =>
  /\$metadata#([^/(]+)/.exec(contextOf(contexted))?.[1] ?? '';

type Page = JsonObject & { readonly value: readonly JsonObject[] };

/** The reply with another page. A refusal stays as it is. */
export function withPage(reply: ODataResponse, alter: (page: Page) => JsonObject): ODataResponse {
  const page = parseJson(reply.body ?? '{}') as JsonObject | Page;
  return 'value' in page ? { ...reply, body: writeJson(alter(page as Page)) } : reply;
}

/** The reply with other items: rows and deletions alike. */
export const withItems = (reply: ODataResponse, alter: (item: JsonObject, page: Page) => JsonObject): ODataResponse =>
  withPage(reply, page => ({ ...page, value: page.value.map(item => alter(item, page)) }));

/** Whether an item says that a row is gone. */
export const isDeletion = (item: JsonObject): boolean => '@odata.context' in item;
