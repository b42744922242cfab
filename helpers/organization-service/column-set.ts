import { element, text, typed, type XmlNode } from './write-xml';

/** A ColumnSet of named columns, as a parameter's value. */
export const columnSet = (columns: readonly string[]): XmlNode =>
  typed('b:value', 'a:ColumnSet', [
    text('a:AllColumns', 'false'),
    element('a:AttributeExpressions'),
    element('a:Columns', ...columns.map(column => text('arr:string', column))),
  ]);
