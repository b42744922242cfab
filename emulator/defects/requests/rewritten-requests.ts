import { type Call, type Message } from '../../protocols/organization-service/front/message';
import { type Operation } from '../../protocols/web-api/front/operation';
import { type ODataRequest } from '../../protocols/web-api/front/request/odata-request';
import { QueryOptions } from '../../protocols/web-api/front/url/query-options';
import { type Deviation } from '../served';

/** One operation of the Web API acts on another request than the one that came. */
export const withRewrittenWebApiRequests =
  ({ operation: altered }: Operation, rewrite: (request: ODataRequest) => ODataRequest): Deviation =>
  served => ({
    ...served,
    webApi: served.webApi.map(operation =>
      operation.operation === altered
        ? { ...operation, handle: (request, ...rest) => operation.handle(rewrite(request), ...rest) }
        : operation,
    ),
  });

/** The request as if these query options had not been in it. */
export function rewrittenWithoutOptions(request: ODataRequest, names: readonly string[]): ODataRequest {
  const { searchParams } = new URL(request.url, request.serviceRoot);
  for (const name of names) searchParams.delete(name);
  return { ...request, query: new QueryOptions(searchParams.toString()) };
}

/** One message of the Organization Service acts on other parameters than those that came. */
export const withRewrittenMessageCalls =
  ({ name: altered }: Message, rewrite: (call: Call) => Call): Deviation =>
  served => ({
    ...served,
    messages: served.messages.map(message =>
      message.name === altered
        ? { ...message, handle: (call, context) => message.handle(rewrite(call), context) }
        : message,
    ),
  });
