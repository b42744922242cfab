import { type Call, type Message } from '../protocols/organization-service/front/message';
import { retrieveEntityChanges } from '../protocols/organization-service/messages/retrieve-entity-changes';
import { contracts, generic } from '../protocols/organization-service/xml/names';
import { getChanges } from '../protocols/web-api/changes/get-changes';
import { refusedOptions } from '../protocols/web-api/changes/refused-options';
import { parseTrackingCookie } from '../protocols/web-api/changes/tracking-cookie';
import { type Operation } from '../protocols/web-api/front/operation';
import { type ODataRequest } from '../protocols/web-api/front/request/odata-request';
import { QueryOptions } from '../protocols/web-api/front/url/query-options';
import { XmlElement } from '../xml/xml-element';
import { bothProtocols, type Defect, type Deviation } from './defect';

/** One operation of the Web API acts on another request than the one that came. */
const withWebApiRequests =
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
function withoutOptions(request: ODataRequest, names: readonly string[]): ODataRequest {
  const { searchParams } = new URL(request.url, request.serviceRoot);
  for (const name of names) searchParams.delete(name);
  return { ...request, query: new QueryOptions(searchParams.toString()) };
}

/** One message of the Organization Service acts on other parameters than those that came. */
const withMessageCalls =
  ({ name: altered }: Message, rewrite: (call: Call) => Call): Deviation =>
  served => ({
    ...served,
    messages: served.messages.map(message =>
      message.name === altered
        ? { ...message, handle: (call, context) => message.handle(rewrite(call), context) }
        : message,
    ),
  });

const inWebApi = withWebApiRequests(getChanges, request =>
  isDelta(request) ? withoutOptions(request, ['$select']) : request,
);

function isDelta({ query }: ODataRequest): boolean {
  const skipToken = query.get('$skiptoken');
  return skipToken === undefined ? query.has('$deltatoken') : parseTrackingCookie(skipToken).position.isDelta;
}

/** A ColumnSet that names none and means all. */
function allColumns(): XmlElement {
  const columnSet = new XmlElement(generic('value'), new Map(), contracts('ColumnSet'));
  const all = new XmlElement(contracts('AllColumns'), new Map(), undefined);
  all.append('true');
  columnSet.children.push(all);
  return columnSet;
}

const inMessages = withMessageCalls(retrieveEntityChanges, call => {
  const isFirstRead = (call.parameters.text('DataVersion') ?? '') === '';
  return isFirstRead ? call : { ...call, parameters: call.parameters.with('Columns', allColumns()) };
});

/** They let one protocol act on another request than the one that came. */
export const requestDefects: readonly Defect[] = [
  {
    name: 'ignored-options',
    description: 'A tracked read ignores $filter, $orderby, $expand and $top.',
    protocols: ['Web API'],
    start: () => withWebApiRequests(getChanges, request => withoutOptions(request, refusedOptions)),
  },
  {
    name: 'delta-of-all-columns',
    description: 'The rows of a delta carry all columns, whatever the first request selected.',
    protocols: bothProtocols,
    start: () => served => inMessages(inWebApi(served)),
  },
];
