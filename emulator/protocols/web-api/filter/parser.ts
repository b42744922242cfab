import { badODataRequest, notImplementedInWebApi } from '../front/response/odata-error';
import { type Literal } from './lexer';
import {
  type Comparison,
  type FilterNode,
  type Operand,
  type QueryFunctionNode,
  type TextFunction,
  type TextNode,
} from './syntax-tree';
import { QUERY_FUNCTIONS, queryFunctionNode } from './query-function';
import { TokenReader } from './token-reader';

// filter     = either end
// either     = both *( "or" both )
// both       = unary *( "and" unary )
// unary      = "not" unary / "(" either ")" / comparison / operand
// text       = ( "contains" / "startswith" / "endswith" ) "(" operand "," operand ")"
// comparison = operand ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand
// query      = "Microsoft.Dynamics.CRM." name "(" name "=" ( literal / alias ) *( "," name "=" ( literal / alias ) ) ")"
// operand    = text / query / literal / alias / name *( "/" name )

const comparisons: readonly Comparison[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const textFunctions: readonly TextFunction[] = ['contains', 'startswith', 'endswith'];
const foreignOperators: readonly string[] = ['in', 'has', 'add', 'sub', 'mul', 'div', 'divby', 'mod'];

/** Nesting that no honest filter reaches, and that the call stack bears. */
const MAX_DEPTH = 100;

/** What `@name` stands for: the request's other query options. */
export type Aliases = ReadonlyMap<string, string>;

/**
 * Reads a `$filter`. Throws 400 with a position for what is not OData, 501 for OData that is not implemented.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows
 */
export function parseFilter(text: string, aliases: Aliases = new Map()): FilterNode {
  return new FilterParser(text, aliases).filter();
}

/** Reads the value that an alias stands for. */
export function parseFilterAlias(name: string, aliases: Aliases): Literal {
  const text = aliases.get(name);
  if (text === undefined) throw badODataRequest(`The parameter alias '${name}' has no value in the query string.`);
  const tokens = new TokenReader(text);
  const token = tokens.take();
  if (token.kind !== 'literal')
    throw notImplementedInWebApi(`a parameter alias that is not a literal (${name}=${text})`);
  tokens.expectEnd();
  return token.literal;
}

class FilterParser {
  readonly #tokens: TokenReader;
  readonly #aliases: Aliases;
  #depth = 0;

  constructor(text: string, aliases: Aliases) {
    this.#tokens = new TokenReader(text);
    this.#aliases = aliases;
  }

  filter(): FilterNode {
    const node = this.#either();
    this.#tokens.expectEnd();
    return node;
  }

  #either(): FilterNode {
    let node = this.#both();
    while (this.#tokens.takeIf('or')) node = { kind: 'or', left: node, right: this.#both() };
    return node;
  }

  #both(): FilterNode {
    let node = this.#unary();
    while (this.#tokens.takeIf('and')) node = { kind: 'and', left: node, right: this.#unary() };
    return node;
  }

  #unary(): FilterNode {
    if (this.#tokens.takeIf('not')) return this.#deeper(() => ({ kind: 'not', operand: this.#unary() }));
    if (!this.#tokens.takeIf('(')) return this.#predicate();
    const node = this.#deeper(() => this.#either());
    this.#tokens.expect(')');
    const next = this.#tokens.peek();
    if (next.kind === 'name' && comparisons.some(known => known === next.text)) {
      throw notImplementedInWebApi('the comparison of an expression in parentheses in $filter');
    }
    return node;
  }

  #deeper<Node>(parse: () => Node): Node {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw badODataRequest(`The filter nests deeper than ${MAX_DEPTH} levels.`);
    const node = parse();
    this.#depth -= 1;
    return node;
  }

  #predicate(): FilterNode {
    const left = this.#operand();
    if (this.#endsHere()) return { kind: 'boolean', operand: left };
    const operator = this.#operator();
    return { kind: 'compare', operator, left, right: this.#operand() };
  }

  /** Whether no comparison follows. */
  #endsHere(): boolean {
    const { kind, raw } = this.#tokens.peek();
    return kind === 'end' || (kind === 'symbol' && raw === ')') || (kind === 'name' && ['and', 'or'].includes(raw));
  }

  #textFunction(called: string): TextNode {
    const name = textFunctions.find(known => known === called);
    if (name === undefined) throw notImplementedInWebApi(`the function '${called}' in $filter`);
    this.#tokens.take();
    this.#tokens.expect('(');
    const subject = this.#operand();
    this.#tokens.expect(',');
    const sought = this.#operand();
    this.#tokens.expect(')');
    return { kind: 'text', name, subject, sought };
  }

  #queryFunction(name: string): QueryFunctionNode {
    this.#tokens.take();
    this.#tokens.expect('(');
    const given = new Map<string, Literal>();
    do {
      const parameter = this.#tokens.take();
      if (parameter.kind !== 'name') throw this.#tokens.error('The name of a parameter is expected before the end');
      this.#tokens.expect('=');
      const operand = this.#operand();
      if (operand.kind !== 'literal') throw this.#tokens.error('The value of a parameter is expected before the end');
      given.set(parameter.text, operand.literal);
    } while (this.#tokens.takeIf(','));
    this.#tokens.expect(')');
    return queryFunctionNode(name, given);
  }

  #operator(): Comparison {
    const token = this.#tokens.peek();
    if (token.kind !== 'name') throw this.#tokens.error('A comparison operator (eq, ne, gt, ge, lt, le) is expected');
    const operator = comparisons.find(known => known === token.text);
    if (operator === undefined) {
      if (foreignOperators.includes(token.text))
        throw notImplementedInWebApi(`the operator '${token.text}' in $filter`);
      throw this.#tokens.error(`Syntax error: '${token.text}' is not a comparison operator,`);
    }
    this.#tokens.take();
    return operator;
  }

  #operand(): Operand {
    const token = this.#tokens.peek();
    if (token.kind === 'literal' || token.kind === 'alias') {
      this.#tokens.take();
      const literal = token.kind === 'literal' ? token.literal : parseFilterAlias(token.text, this.#aliases);
      return { kind: 'literal', literal };
    }
    if (token.kind !== 'name') throw this.#tokens.error('A property or a value is expected');
    const next = this.#tokens.peek(1);
    if (next.kind === 'symbol' && next.text === '(') {
      if (token.text.startsWith(QUERY_FUNCTIONS)) return this.#queryFunction(token.text.slice(QUERY_FUNCTIONS.length));
      return this.#deeper(() => this.#textFunction(token.text));
    }
    return { kind: 'property', path: this.#path() };
  }

  #path(): readonly string[] {
    const path: string[] = [];
    do {
      const token = this.#tokens.take();
      if (token.kind !== 'name') throw this.#tokens.error('A property name is expected before the end');
      path.push(token.text);
    } while (this.#tokens.takeIf('/'));
    if (this.#tokens.takeIf(':')) throw notImplementedInWebApi('lambda operators (any, all) in $filter');
    const next = this.#tokens.peek();
    if (next.kind === 'symbol' && next.text === '(')
      throw notImplementedInWebApi('lambda operators (any, all) in $filter');
    return path;
  }
}
