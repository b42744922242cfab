import { element, nilElement, type QName, textElement, typedElement } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** A ColumnSet of named columns, as a parameter's value. */
export const columnSet = (columns: readonly string[]): XmlElement =>
  typedElement('b:value', 'a:ColumnSet', columnSetMembers(columns));

/** The same as a member of a query. */
export const columnSetOf = (name: QName, columns: readonly string[]): XmlElement =>
  element(name, ...columnSetMembers(columns));

const columnSetMembers = (columns: readonly string[]): XmlElement[] => [
  textElement('a:AllColumns', 'false'),
  element('a:AttributeExpressions'),
  element('a:Columns', ...columns.map(column => textElement('arr:string', column))),
];

/** The members of a PagingInfo, in the contract's order. Count 0 and page 0 mean that nothing is asked. */
export const pagingInfoMembers = (paging: {
  count: number;
  page: number;
  cookie?: string | undefined;
}): XmlElement[] => [
  textElement('a:Count', String(paging.count)),
  textElement('a:PageNumber', String(paging.page)),
  paging.cookie === undefined ? nilElement('a:PagingCookie') : textElement('a:PagingCookie', paging.cookie),
  textElement('a:ReturnTotalRecordCount', 'false'),
];
