import { Decimal } from '../../../engine/values/decimal';
import { guidForm } from '../../../engine/values/guid';
import { badODataRequest } from '../front/response/odata-error';

/** A value written in a URL: `'text'`, `12`, `1.5`, `true`, `null`, a GUID, a date, `Namespace.Enum'Member'` or `['a','b']`. */
export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'number'; readonly value: Decimal }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'guid'; readonly value: string }
  | { readonly type: 'datetime' | 'date'; readonly value: string }
  | { readonly type: 'enum'; readonly enumType: string; readonly value: string }
  | { readonly type: 'list'; readonly value: readonly string[] };

export type Token = (
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'alias'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'end' }
) & {
  /** Characters from the start of the text. */
  readonly position: number;
  /** As it stands in the text. */
  readonly raw: string;
};

type TokenBody = Token extends infer One ? (One extends Token ? Omit<One, 'position' | 'raw'> : never) : never;
type Rule = { readonly pattern: RegExp; readonly make: (raw: string) => TokenBody };

const unquoteFilterText = (quoted: string): string => quoted.slice(1, -1).replaceAll("''", "'");
const literalToken = (value: Literal): TokenBody => ({ kind: 'literal', literal: value });

const keywords = new Map<string, Literal>([
  ['true', { type: 'boolean', value: true }],
  ['false', { type: 'boolean', value: false }],
  ['null', { type: 'null', value: null }],
]);

function decimalLiteral(raw: string): Decimal {
  const value = Decimal.parse(raw.replace(/[dfm]$/i, ''));
  if (value === undefined) throw badODataRequest(`'${raw.slice(0, 100)}' is not a number of a double or a decimal.`);
  return value;
}

const enumLiteralToken = (raw: string): TokenBody => {
  const quote = raw.indexOf("'");
  return literalToken({ type: 'enum', enumType: raw.slice(0, quote), value: unquoteFilterText(raw.slice(quote)) });
};

const listLiteralToken = (raw: string): TokenBody =>
  literalToken({ type: 'list', value: (raw.match(/'(?:[^']|'')*'|"[^"]*"/g) ?? []).map(unquoteFilterText) });

const nameOrKeywordToken = (raw: string): TokenBody => {
  const keyword = keywords.get(raw);
  return keyword === undefined ? { kind: 'name', text: raw } : literalToken(keyword);
};

// Longest forms first: a GUID may begin like a number or a name, a date like a number.
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(`${guidForm}(?![\\w-])`, 'iy'),
    make: raw => literalToken({ type: 'guid', value: raw.toLowerCase() }),
  },
  {
    pattern: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})(?!\w)/iy,
    make: raw => literalToken({ type: 'datetime', value: raw }),
  },
  { pattern: /\d{4}-\d{2}-\d{2}(?![\w-])/y, make: raw => literalToken({ type: 'date', value: raw }) },
  {
    pattern: /-?\d+(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+)[dfm]?(?!\w)|-?\d+[dfm](?!\w)/iy,
    make: raw => literalToken({ type: 'number', value: decimalLiteral(raw) }),
  },
  { pattern: /-?\d+L?(?!\w)/iy, make: raw => literalToken({ type: 'integer', value: BigInt(raw.replace(/L$/i, '')) }) },
  { pattern: /'(?:[^']|'')*'/y, make: raw => literalToken({ type: 'string', value: unquoteFilterText(raw) }) },
  { pattern: /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+'(?:[^']|'')*'/y, make: enumLiteralToken },
  { pattern: /\[\s*(?:(?:'(?:[^']|'')*'|"[^"]*")\s*(?:,\s*(?=['"])|(?=\])))*\]/y, make: listLiteralToken },
  { pattern: /@[A-Za-z_]\w*/y, make: raw => ({ kind: 'alias', text: raw }) },
  { pattern: /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y, make: nameOrKeywordToken },
  { pattern: /[(),/=:]/y, make: raw => ({ kind: 'symbol', text: raw }) },
];

/** The tokens of a URL expression, the last one of kind `end`. Throws 400 with the position of what it cannot read. */
export function tokenizeFilter(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    while (/\s/.test(text.charAt(position))) position += 1;
    if (position >= text.length) return [...tokens, { kind: 'end', position, raw: '' }];
    const token = filterTokenAt(text, position);
    tokens.push(token);
    position += token.raw.length;
  }
}

function filterTokenAt(text: string, position: number): Token {
  for (const { pattern, make } of rules) {
    pattern.lastIndex = position;
    const raw = pattern.exec(text)?.[0];
    if (raw !== undefined) return { ...make(raw), position, raw };
  }
  if (text.charAt(position) === "'") {
    throw badODataRequest(`There is an unterminated string literal at position ${text.length} in '${text}'.`);
  }
  throw badODataRequest(
    `Syntax error: character '${text.charAt(position)}' is not valid at position ${position} in '${text}'.`,
  );
}
