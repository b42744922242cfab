import { element, type QName, text, typed, type XmlNode } from '../soap/write-xml';

/** A ColumnSet of named columns, as a parameter's value. */
export const columnSet = (columns: readonly string[]): XmlNode =>
  typed('b:value', 'a:ColumnSet', columnSetMembers(columns));

/** The same as a member of a query. */
export const columnSetOf = (name: QName, columns: readonly string[]): XmlNode =>
  element(name, ...columnSetMembers(columns));

const columnSetMembers = (columns: readonly string[]): XmlNode[] => [
  text('a:AllColumns', 'false'),
  element('a:AttributeExpressions'),
  element('a:Columns', ...columns.map(column => text('arr:string', column))),
];
