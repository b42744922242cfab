import { type DataverseFault, invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type ColumnDefinition, type TableDefinition } from '../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../engine/organization-view';
import { type RowQuery } from '../../../operations/rows/read-rows';
import { type PagingInfo, readPagingInfo } from './paging-info';
import { type PagingCookie } from '../../../query/paging-cookie';
import { type OrderTerm } from '../../../query/row-order';
import { readColumnSet, requireEntityColumn } from '../rows/column-set';
import { arrays, contracts } from '../xml/names';
import { isXmlName, xmlNameText } from '../../../xml/xml-name';
import { type XmlElement } from '../../../xml/xml-element';
import { conditionTest, readConditionExpression, type RowTest } from './condition-expression';

type Query = RowQuery & {
  readonly columns: readonly ColumnDefinition[];
  /** From 1. */
  readonly page: number;
  readonly countsAll: boolean;
};

/** Reads a QueryByAttribute or a QueryExpression. Throws for FetchExpressions and for what a query here cannot do. */
export function readQueryExpression(organization: OrganizationView, query: XmlElement): Query {
  const isExpression = isXmlName(query.type, contracts('QueryExpression'));
  if (!isExpression && !isXmlName(query.type, contracts('QueryByAttribute'))) throw unservedQueryType(query);
  const table = organization.tables.require(query.textOf(contracts('EntityName'))?.trim() ?? '');
  if (isExpression) refuseUnreadQueryParts(query);
  const paging = readPagingInfo(query.child(contracts('PageInfo')));
  const { count, size, page, countsAll } = paging;
  const cookie = cookieOfPageBefore(paging);
  return {
    table,
    columns: readColumnSet(table, query.child(contracts('ColumnSet'))),
    passes: isExpression
      ? readFilterExpression(table, query.child(contracts('Criteria')), organization.clock.now())
      : readQueryByAttribute(table, query, organization.clock.now()),
    order: readOrderExpressions(table, query.child(contracts('Orders'))),
    top: readTopCount(query, paging),
    pageSize: count,
    after: cookie?.state,
    // Without a cookie, the page is named by its number alone.
    skip: cookie === undefined ? (page - 1) * size : 0,
    page,
    countsAll,
  };
}

/**
 * The cookie, unless it is of another page than the one before: then it is ignored, and the page is found by its number.
 * https://learn.microsoft.com/power-apps/developer/data-platform/org-service/page-large-result-sets-with-queryexpression
 */
const cookieOfPageBefore = ({ cookie, page }: PagingInfo): PagingCookie | undefined =>
  cookie?.page === page - 1 ? cookie : undefined;

function unservedQueryType({ type }: XmlElement): DataverseFault {
  const given = type === undefined ? 'a query without a type' : xmlNameText(type);
  return isXmlName(type, contracts('FetchExpression'))
    ? notImplemented('FetchExpression is not supported by this emulator: send a QueryExpression or a QueryByAttribute.')
    : invalidArgument(`A query must be a QueryExpression or a QueryByAttribute, not ${given}.`);
}

function refuseUnreadQueryParts(query: XmlElement): void {
  if ((query.child(contracts('LinkEntities'))?.children.length ?? 0) > 0) {
    throw notImplemented('LinkEntities of a QueryExpression are not implemented: query each table by itself.');
  }
  if (query.flag(contracts('Distinct')) === true) {
    throw notImplemented('Distinct of a QueryExpression is not implemented.');
  }
  if (query.child(contracts('SubQueryExpression')) !== undefined) {
    throw notImplemented('SubQueryExpression of a QueryExpression is not implemented.');
  }
}

/** A FilterExpression: its conditions and the filters within, all of them or any of them. Empty, every row passes. */
function readFilterExpression(table: TableDefinition, filter: XmlElement | undefined, now: number): RowTest {
  const conditions = filter?.child(contracts('Conditions'))?.all(contracts('ConditionExpression')) ?? [];
  const filters = filter?.child(contracts('Filters'))?.all(contracts('FilterExpression')) ?? [];
  const inner = filters.filter(hasFilterConditions);
  const tests = [
    ...conditions.map(condition => readConditionExpression(table, condition, now)),
    ...inner.map(nested => readFilterExpression(table, nested, now)),
  ];
  const operator = filter?.textOf(contracts('FilterOperator'))?.trim() ?? 'And';
  if (operator !== 'And' && operator !== 'Or') throw invalidArgument(`'${operator}' is not a FilterOperator.`);
  if (tests.length === 0 || operator === 'And') return row => tests.every(test => test(row));
  return row => tests.some(test => test(row));
}

const hasFilterConditions = (filter: XmlElement): boolean =>
  (filter.child(contracts('Conditions'))?.children.length ?? 0) > 0 ||
  (filter.child(contracts('Filters'))?.all(contracts('FilterExpression')).some(hasFilterConditions) ?? false);

/** Reads OrderExpressions. Throws for columns that the table does not have, and for those of related tables. */
const readOrderExpressions = (table: TableDefinition, orders: XmlElement | undefined): readonly OrderTerm[] =>
  (orders?.all(contracts('OrderExpression')) ?? []).map(order => readOrderExpression(table, order));

function readOrderExpression(table: TableDefinition, order: XmlElement): OrderTerm {
  const entityName = order.textOf(contracts('EntityName')) ?? table.logicalName;
  if (entityName !== table.logicalName || (order.textOf(contracts('Alias')) ?? '') !== '') {
    throw notImplemented('Ordering by an alias or by a related table is not implemented.');
  }
  const direction = order.textOf(contracts('OrderType'))?.trim() ?? 'Ascending';
  if (direction !== 'Ascending' && direction !== 'Descending')
    throw invalidArgument(`'${direction}' is not an OrderType.`);
  const column = requireEntityColumn(table, order.textOf(contracts('AttributeName'))?.trim() ?? '');
  return { column, descending: direction === 'Descending', choicesBy: 'label' };
}

/** The attributes and values of a QueryByAttribute, by their places. */
function readQueryByAttribute(table: TableDefinition, query: XmlElement, now: number): RowTest {
  const names = query.child(contracts('Attributes'))?.all(arrays('string')) ?? [];
  const values = query.child(contracts('Values'))?.all(arrays('anyType')) ?? [];
  if (names.length !== values.length) {
    throw invalidArgument(`A QueryByAttribute has ${names.length} attributes and ${values.length} values.`);
  }
  const tests = names.map(({ text }, index) => {
    const column = requireEntityColumn(table, text.trim());
    const value = values[index];
    return value === undefined || value.isNil
      ? conditionTest(column, 'Null', [], now)
      : conditionTest(column, 'Equal', [value], now);
  });
  return row => tests.every(test => test(row));
}

function readTopCount(query: XmlElement, { count, page }: PagingInfo): number | undefined {
  const text = query.textOf(contracts('TopCount'))?.trim();
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw invalidArgument(`'${text}' is not a TopCount from 1.`);
  if (count !== undefined || page > 1) throw invalidArgument('A query cannot have both a TopCount and a PageInfo.');
  return Number(text);
}
