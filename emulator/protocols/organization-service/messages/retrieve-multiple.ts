import { conditionsDiffer, orderDiffers } from '../../../operations/rows/read-rows';
import { cappedCount } from '../../../query/page-size';
import { type CallContext, type Message } from '../front/message';
import { formatPagingCookie } from '../../../query/paging-cookie';
import { readQueryExpression } from '../query/read-query-expression';
import { type CollectionDraft, entityCollectionValue } from '../rows/entity';
import { renderEntityDraft } from '../rows/render-entity-draft';
import { type XmlElement } from '../../../xml/xml-element';
import { rowsDiffer } from './retrieve';

/** Rows of a table: filtered, ordered, in pages. */
export const retrieveMultiple: Message = {
  name: 'RetrieveMultiple',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['Query', 'ReturnNotifications'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrievemultiplerequest',
  notServed: [
    'A query is a QueryByAttribute or a QueryExpression of one table. Links, Distinct, aggregates and FetchExpression are refused.',
    'Operators for fiscal periods, hierarchies, users, full text and several choices are refused.',
  ],
  differs: ['The paging cookie is null on the last page.', ...rowsDiffer, ...orderDiffers, ...conditionsDiffer.differs],
  inferred: [
    ...conditionsDiffer.inferred,
    'In a paging cookie a lookup stands with the name and a choice with the label that it is ordered by.',
    'A page that is asked for by its cookie alone is the one behind it.',
  ],
  handle: ({ parameters }, context) => [
    ['EntityCollection', entityCollectionValue(runRetrieveMultipleMessage(context, parameters.get('Query')))],
  ],
};

/** The page of a query as an EntityCollection shows it. */
export function runRetrieveMultipleMessage(
  { organization, operations }: CallContext,
  query: XmlElement,
): CollectionDraft {
  const { columns, countsAll, page, ...asked } = readQueryExpression(organization, query);
  const { rows, next, total: countTotal } = operations.queryRows(organization, asked);
  const total = countsAll ? countTotal() : -1;
  return {
    entityName: asked.table.logicalName,
    entities: rows.map(row => renderEntityDraft(organization.tables, row, columns)),
    moreRecords: next !== undefined,
    pagingCookie: next === undefined ? null : formatPagingCookie({ page, state: next }),
    totalRecordCount: cappedCount(total),
    totalRecordCountLimitExceeded: total > cappedCount(total),
  };
}
