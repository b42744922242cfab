import { type Comparable, type ValueFamily } from '../../../query/comparable';
import { type Condition, makeCondition, operandOf } from '../../../query/conditions/condition';
import { Decimal } from '../../../engine/values/decimal';
import { isGuid } from '../../../engine/values/guid';
import { badODataRequest, notImplementedInWebApi } from '../front/response/odata-error';
import { type Literal } from './lexer';
import { filterLiteralOperand, parseFilterMoment } from './literal-operand';
import { type QueryFunctionNode } from './syntax-tree';

/** Where the functions that only Dataverse has are named. */
export const QUERY_FUNCTIONS = 'Microsoft.Dynamics.CRM.';

/** Functions whose operator takes several values. */
const severalValues: readonly string[] = ['In', 'NotIn', 'Between', 'NotBetween'];

/** Operators that the Web API has as functions, each of the name that ConditionOperator gives it. */
const functions =
  /^(?:(?:Not)?(?:In|Between)|(?:Not)?On|OnOr(?:Before|After)|Today|Yesterday|Tomorrow|(?:Last|Next)7Days|(?:Last|This|Next)(?:Week|Month|Year)|(?:Last|Next|OlderThan)X\w+)$/;

/** Reads the parameters of a query function. Throws 400 for others than it has, 501 for functions that are not served. */
export function queryFunctionNode(name: string, given: ReadonlyMap<string, Literal>): QueryFunctionNode {
  if (!functions.test(name)) throw notImplementedInWebApi(`the function '${QUERY_FUNCTIONS}${name}' in $filter`);
  const valueParameter = severalValues.includes(name) ? 'PropertyValues' : 'PropertyValue';
  const property = given.get('PropertyName');
  const other = [...given.keys()].find(key => key !== 'PropertyName' && key !== valueParameter);
  if (property?.type !== 'string' || other !== undefined) {
    throw badODataRequest(`The parameters of ${name} are PropertyName, a text, and ${valueParameter}.`);
  }
  return { kind: 'query-function', name, property: property.value, values: valuesOf(given.get(valueParameter)) };
}

function valuesOf(literal: Literal | undefined): readonly Literal[] {
  if (literal === undefined) return [];
  if (literal.type !== 'list') return [literal];
  return literal.value.map(value => ({ type: 'string', value }));
}

/** What the function asks of the property's value. @param now milliseconds since 1970 */
export function queryFunctionCondition(
  { name, property, values }: QueryFunctionNode,
  family: ValueFamily,
  now: number,
): Condition {
  const operandFamily = operandOf(name) === 'count' ? 'number' : family;
  const operands = values.map(value => operandOfLiteral(value, operandFamily));
  return makeCondition({ operator: name, column: property, family, operands, now });
}

/** A value in the family of what it is compared with. Clients write numbers, dates and ids as texts. */
function operandOfLiteral(literal: Literal, family: ValueFamily): Comparable {
  const operand = literal.type === 'string' ? textAs(family, literal.value) : filterLiteralOperand(literal);
  if (operand.family === family && operand.value !== null) return operand.value;
  throw badODataRequest(`A value of a query function is not of the property's type: ${operand.edmType} was given.`);
}

function textAs(family: ValueFamily, text: string): ReturnType<typeof filterLiteralOperand> {
  const trimmed = text.trim();
  switch (family) {
    case 'number': {
      if (/^-?\d+$/.test(trimmed)) return filterLiteralOperand({ type: 'integer', value: BigInt(trimmed) });
      const decimal = /^-?\d*\.\d+$/.test(trimmed) ? Decimal.parse(trimmed) : undefined;
      if (decimal !== undefined) return filterLiteralOperand({ type: 'number', value: decimal });
      break;
    }
    case 'moment':
      return { family, edmType: 'Edm.DateTimeOffset', value: parseFilterMoment(trimmed) };
    case 'guid':
      if (isGuid(trimmed.toLowerCase())) return filterLiteralOperand({ type: 'guid', value: trimmed.toLowerCase() });
      break;
    case 'boolean':
      if (/^(?:true|false|0|1)$/.test(trimmed)) {
        return filterLiteralOperand({ type: 'boolean', value: trimmed === 'true' || trimmed === '1' });
      }
      break;
  }
  return filterLiteralOperand({ type: 'string', value: text });
}
