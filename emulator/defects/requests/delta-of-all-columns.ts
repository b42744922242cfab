import { retrieveEntityChanges } from '../../protocols/organization-service/messages/retrieve-entity-changes';
import { contracts, generic } from '../../protocols/organization-service/xml/names';
import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { parseTrackingCookie } from '../../protocols/web-api/changes/tracking-cookie';
import { type ODataRequest } from '../../protocols/web-api/front/request/odata-request';
import { XmlElement } from '../../xml/xml-element';
import { bothProtocols, type Defect } from '../defect';
import { withRewrittenMessageCalls, rewrittenWithoutOptions, withRewrittenWebApiRequests } from './rewritten-requests';

const inWebApi = withRewrittenWebApiRequests(getChanges, request =>
  isDeltaToRewrite(request) ? rewrittenWithoutOptions(request, ['$select']) : request,
);

function isDeltaToRewrite({ query }: ODataRequest): boolean {
  const skipToken = query.get('$skiptoken');
  return skipToken === undefined ? query.has('$deltatoken') : parseTrackingCookie(skipToken).position.isDelta;
}

/** A ColumnSet that names none and means all. */
function allColumnsInstead(): XmlElement {
  const columnSet = new XmlElement(generic('value'), new Map(), contracts('ColumnSet'));
  const all = new XmlElement(contracts('AllColumns'), new Map(), undefined);
  all.append('true');
  columnSet.children.push(all);
  return columnSet;
}

const inMessages = withRewrittenMessageCalls(retrieveEntityChanges, call => {
  const isFirstRead = (call.parameters.text('DataVersion') ?? '') === '';
  return isFirstRead ? call : { ...call, parameters: call.parameters.with('Columns', allColumnsInstead()) };
});

export const deltaOfAllColumns: Defect = {
  name: 'delta-of-all-columns',
  description: 'The rows of a delta carry all columns, whatever the first request selected.',
  protocols: bothProtocols,
  start: () => served => inMessages(inWebApi(served)),
};
