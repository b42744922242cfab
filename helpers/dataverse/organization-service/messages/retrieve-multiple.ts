import { ProtocolError } from '../../errors';
import { readEntity } from '../values/read-value';
import { resultOf } from '../soap/envelope';
import { namespaces } from '../soap/namespaces';
import type { Executor } from '../organization-service-client';
import { columnSetOf, pagingInfoMembers } from './query-members';
import type { AttributeValue, Entity } from '../values/values';
import { writeAttributeValue } from '../values/write-value';
import { element, nilElement, textElement, typedElement } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** A condition of a query. The operators are those of the SDK's ConditionOperator. */
type Condition = {
  readonly column: string;
  readonly operator: 'Equal' | 'NotEqual' | 'In' | 'BeginsWith' | 'Null' | 'NotNull';
  readonly values: readonly AttributeValue[];
};

type Order = { readonly column: string; readonly type: 'Ascending' | 'Descending' };

/** A QueryExpression: rows of one table that meet every condition. */
type Query = {
  readonly logicalName: string;
  readonly columns: readonly string[];
  readonly where?: readonly Condition[];
  readonly orderBy?: readonly Order[];
  /** Rows a page; as many as the service likes when left out. */
  readonly pageSize?: number;
};

/** All rows of a query, page by page until MoreRecords is false. Throws ProtocolError when the pages would never end. */
export async function retrieveRows(client: Executor, query: Query): Promise<Entity[]> {
  const rows: Entity[] = [];
  let cookie: string | undefined;
  for (let page = 1; ; page += 1) {
    const paging =
      page === 1 && query.pageSize === undefined ? { count: 0, page: 0 } : { count: query.pageSize ?? 5_000, page };
    const answer = await retrieveMultiple(client, query.logicalName, queryExpression(query, { ...paging, cookie }));
    rows.push(...answer.get(namespaces.a, 'Entities').children.map(readEntity));
    if (answer.textOf(namespaces.a, 'MoreRecords') !== 'true') return rows;
    const next = answer.textOf(namespaces.a, 'PagingCookie') || undefined;
    if (next === undefined || next === cookie) throw retrieveMultipleStuck(query.logicalName, page);
    cookie = next;
  }
}

/** One page: an EntityCollection. */
async function retrieveMultiple(client: Executor, logicalName: string, query: XmlElement): Promise<XmlElement> {
  const results = await client.execute(
    { name: 'RetrieveMultiple', type: 'a:RetrieveMultipleRequest', parameters: { Query: query } },
    { repeatable: true, title: `RetrieveMultiple ${logicalName}` },
  );
  return resultOf(results, 'RetrieveMultiple', 'EntityCollection');
}

type Paging = Parameters<typeof pagingInfoMembers>[0];

/** A QueryExpression, its members in the contract's order. */
const queryExpression = ({ logicalName, columns, where = [], orderBy = [] }: Query, paging: Paging): XmlElement =>
  typedElement('b:value', 'a:QueryExpression', [
    columnSetOf('a:ColumnSet', columns),
    element(
      'a:Criteria',
      element('a:Conditions', ...where.map(conditionExpression)),
      textElement('a:FilterOperator', 'And'),
      element('a:Filters'),
    ),
    textElement('a:Distinct', 'false'),
    textElement('a:EntityName', logicalName),
    element('a:LinkEntities'),
    element('a:Orders', ...orderBy.map(orderExpression)),
    element('a:PageInfo', ...pagingInfoMembers(paging)),
    textElement('a:NoLock', 'false'),
  ]);

const conditionExpression = ({ column, operator, values }: Condition): XmlElement =>
  element(
    'a:ConditionExpression',
    textElement('a:AttributeName', column),
    textElement('a:CompareColumns', 'false'),
    textElement('a:Operator', operator),
    element('a:Values', ...values.map(value => writeAttributeValue('arr:anyType', value))),
    nilElement('a:EntityName'),
  );

const orderExpression = ({ column, type }: Order): XmlElement =>
  element(
    'a:OrderExpression',
    nilElement('a:Alias'),
    textElement('a:AttributeName', column),
    nilElement('a:EntityName'),
    textElement('a:OrderType', type),
  );

const retrieveMultipleStuck = (logicalName: string, page: number): ProtocolError =>
  new ProtocolError(
    `RetrieveMultiple of ${logicalName} promised more after page ${page} and sent no new paging cookie`,
    'open the exchanges in the report: the pages would never end.',
  );
