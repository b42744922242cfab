import { element, nil, type QName, text, typed } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** A ColumnSet of named columns, as a parameter's value. */
export const columnSet = (columns: readonly string[]): XmlElement =>
  typed('b:value', 'a:ColumnSet', columnSetMembers(columns));

/** The same as a member of a query. */
export const columnSetOf = (name: QName, columns: readonly string[]): XmlElement =>
  element(name, ...columnSetMembers(columns));

const columnSetMembers = (columns: readonly string[]): XmlElement[] => [
  text('a:AllColumns', 'false'),
  element('a:AttributeExpressions'),
  element('a:Columns', ...columns.map(column => text('arr:string', column))),
];

/** The members of a PagingInfo, in the contract's order. Count 0 and page 0 mean that nothing is asked. */
export const pagingInfoMembers = (paging: {
  count: number;
  page: number;
  cookie?: string | undefined;
}): XmlElement[] => [
  text('a:Count', String(paging.count)),
  text('a:PageNumber', String(paging.page)),
  paging.cookie === undefined ? nil('a:PagingCookie') : text('a:PagingCookie', paging.cookie),
  text('a:ReturnTotalRecordCount', 'false'),
];
