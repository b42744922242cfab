import { type Call, type Message } from '../../protocols/organization-service/front/message';
import { type Operation } from '../../protocols/web-api/front/operation';
import { type ODataRequest } from '../../protocols/web-api/front/request/odata-request';
import { QueryOptions } from '../../protocols/web-api/front/url/query-options';
import { alteringMessage, alteringOperation } from '../protocol-parts';
import { type Deviation } from '../served';

/** One operation of the Web API acts on another request than the one that came. */
export const withRewrittenWebApiRequests = (
  operation: Operation,
  rewrite: (request: ODataRequest) => ODataRequest,
): Deviation =>
  alteringOperation(
    operation,
    handle =>
      (request, ...rest) =>
        handle(rewrite(request), ...rest),
  );

/** The request as if these query options had not been in it. */
export function rewrittenWithoutOptions(request: ODataRequest, names: readonly string[]): ODataRequest {
  const { searchParams } = new URL(request.url, request.serviceRoot);
  for (const name of names) searchParams.delete(name);
  return { ...request, query: new QueryOptions(searchParams.toString()) };
}

/** One message of the Organization Service acts on other parameters than those that came. */
export const withRewrittenMessageCalls = (message: Message, rewrite: (call: Call) => Call): Deviation =>
  alteringMessage(message, handle => (call, context) => handle(rewrite(call), context));
