import { retrieveEntityChanges } from '../../protocols/organization-service/messages/retrieve-entity-changes';
import { arrays, contracts, generic } from '../../protocols/organization-service/xml/names';
import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { XmlElement } from '../../xml/xml-element';
import { bothProtocols, type Defect } from '../defect';
import { withItems, withReplies } from '../replies/rewritten-replies';
import { withRewrittenMessageCalls } from '../requests/rewritten-requests';

/** The delta link that such a page may end with asks for all columns as ever. */
const inWebApi = withReplies(getChanges, (reply, { query }) => {
  const missing = query.has('$skiptoken') ? (query.get('$select')?.split(',').slice(1) ?? []) : [];
  return withItems(reply, item => Object.fromEntries(Object.entries(item).filter(([name]) => !missing.includes(name))));
});

/** The same ColumnSet with the first of its columns. */
function firstColumnOf(columnSet: XmlElement): XmlElement {
  const [first] = columnSet.child(contracts('Columns'))?.all(arrays('string')) ?? [];
  const one = new XmlElement(generic('value'), new Map(), contracts('ColumnSet'));
  const columns = new XmlElement(contracts('Columns'), new Map(), undefined);
  if (first !== undefined) columns.children.push(first);
  one.children.push(columns);
  return one;
}

const inMessages = withRewrittenMessageCalls(retrieveEntityChanges, call => {
  const { parameters } = call;
  const cookie = parameters.find('PageInfo')?.trimmedTextOf(contracts('PagingCookie')) ?? '';
  const columns = parameters.find('Columns');
  if (cookie === '' || columns === undefined) return call;
  return { ...call, parameters: parameters.with('Columns', firstColumnOf(columns)) };
});

export const laterPagesOfOneColumn: Defect = {
  name: 'later-pages-of-one-column',
  description: 'Each page of a tracked read but the first carries only the first of the selected columns.',
  protocols: bothProtocols,
  start: () => served => inMessages(inWebApi(served)),
};
