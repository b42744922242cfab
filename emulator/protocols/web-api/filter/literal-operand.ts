import { type Comparable, foldComparableText, type ValueFamily } from '../../../query/comparable';
import { badODataRequest } from '../front/response/odata-error';
import { type Literal } from './lexer';

/** The family of one side of a comparison: `null` goes with each. */
export type OperandFamily = ValueFamily | 'null';

/** Milliseconds since 1970 of a date or date-time text, 400 when it names no moment (2024-13-01). */
export function parseFilterMoment(text: string): number {
  const moment = Date.parse(text);
  // Date.parse lets 2024-02-31 pass as 2 March.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  if (Number.isNaN(moment) || !exists) throw badODataRequest(`'${text}' is not a valid date.`);
  return moment;
}

type LiteralOperand = { readonly family: OperandFamily; readonly edmType: string; readonly value: Comparable | null };

/** A literal as one side of a comparison. */
export function filterLiteralOperand(literal: Literal): LiteralOperand {
  switch (literal.type) {
    case 'string':
      return { family: 'text', edmType: 'Edm.String', value: foldComparableText(literal.value) };
    case 'integer':
      return { family: 'number', edmType: 'Edm.Int32', value: literal.value };
    case 'number':
      return { family: 'number', edmType: 'Edm.Double', value: literal.value };
    case 'boolean':
      return { family: 'boolean', edmType: 'Edm.Boolean', value: literal.value };
    case 'guid':
      return { family: 'guid', edmType: 'Edm.Guid', value: literal.value };
    case 'datetime':
      return { family: 'moment', edmType: 'Edm.DateTimeOffset', value: parseFilterMoment(literal.value) };
    case 'date':
      return { family: 'moment', edmType: 'Edm.Date', value: parseFilterMoment(literal.value) };
    case 'enum':
      return { family: 'enum', edmType: literal.enumType, value: foldComparableText(literal.value) };
    case 'null':
      return { family: 'null', edmType: 'null', value: null };
    case 'list':
      throw badODataRequest('Syntax error: a list of values cannot be compared.');
  }
}
