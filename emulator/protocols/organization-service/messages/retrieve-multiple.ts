import { type CallContext } from '../front/context';
import { type Message } from '../front/message';
import { pageRows } from '../query/page-rows';
import { readQuery } from '../query/read-query';
import { type CollectionDraft, collectionValue } from '../rows/entity';
import { renderRow } from '../rows/row-entity';
import { type XmlElement } from '../../../xml/xml-element';
import { rowsDiffer } from './retrieve';

/** Dataverse counts no further. */
const largestCount = 5_000;

/** Rows of a table: filtered, ordered, in pages. */
export const retrieveMultiple: Message = {
  name: 'RetrieveMultiple',
  assembly: 'xrm',
  parameters: ['Query', 'ReturnNotifications'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrievemultiplerequest',
  differs: {
    notServed: [
      'A query is a QueryByAttribute or a QueryExpression with And, Or, Equal, NotEqual, comparisons, In, Like, BeginsWith, EndsWith, Null and NotNull.',
      'Other operators, links, aggregates and FetchExpression are refused.',
    ],
    differs: ['The paging cookie is null on the last page.', ...rowsDiffer],
  },
  handle: ({ parameters }, context) => [
    ['EntityCollection', collectionValue(queryRows(context, parameters.get('Query')))],
  ],
};

export function queryRows({ organization }: CallContext, element: XmlElement): CollectionDraft {
  const { table, columns, passes, order, paging, top } = readQuery(organization, element);
  const matching = [...organization.rows.scan(table.logicalName)].filter(passes);
  const size = top === undefined ? paging.size : Math.min(top, paging.size);
  const { rows, more, cookie } = pageRows(matching, order, { ...paging, size });
  return {
    entityName: table.logicalName,
    entities: rows.map(row => renderRow(organization.tables, row, columns)),
    moreRecords: top === undefined && more,
    pagingCookie: top === undefined ? cookie : null,
    totalRecordCount: paging.countsAll ? Math.min(matching.length, largestCount) : -1,
    totalRecordCountLimitExceeded: paging.countsAll && matching.length > largestCount,
  };
}
