import { type Literal } from './lexer';

/**
 * A side of a comparison, or an argument of a function. `accountid` is the path of one name, `Flag/Value` of two; a text
 * function is true or false.
 */
export type Operand =
  | { readonly kind: 'property'; readonly path: readonly string[] }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | TextNode
  | QueryFunctionNode;

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

export type CompareNode = {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly left: Operand;
  readonly right: Operand;
};

export type TextNode = {
  readonly kind: 'text';
  readonly name: TextFunction;
  readonly subject: Operand;
  readonly sought: Operand;
};

/** `Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)`: true or false. */
export type QueryFunctionNode = {
  readonly kind: 'query-function';
  /** Without its namespace. */
  readonly name: string;
  /** The logical name of a column. */
  readonly property: string;
  readonly values: readonly Literal[];
};

/** A parsed `$filter`. */
export type FilterNode =
  | CompareNode
  /** An operand that stands alone: `contains(name,'x')`, `true`, a yes/no column. */
  | { readonly kind: 'boolean'; readonly operand: Operand }
  | { readonly kind: 'not'; readonly operand: FilterNode }
  | { readonly kind: 'and' | 'or'; readonly left: FilterNode; readonly right: FilterNode };
