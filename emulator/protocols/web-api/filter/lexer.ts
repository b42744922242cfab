import { guidForm } from '../../../engine/values/guid';
import { badRequest } from '../front/response/odata-error';

/** A value written in a URL: `'text'`, `12`, `1.5`, `true`, `null`, a GUID, a date, `Namespace.Enum'Member'` or `['a','b']`. */
export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'number'; readonly value: number }
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

const unquote = (quoted: string): string => quoted.slice(1, -1).replaceAll("''", "'");
const literal = (value: Literal): TokenBody => ({ kind: 'literal', literal: value });

const keywords = new Map<string, Literal>([
  ['true', { type: 'boolean', value: true }],
  ['false', { type: 'boolean', value: false }],
  ['null', { type: 'null', value: null }],
]);

const enumLiteral = (raw: string): TokenBody => {
  const quote = raw.indexOf("'");
  return literal({ type: 'enum', enumType: raw.slice(0, quote), value: unquote(raw.slice(quote)) });
};

const listLiteral = (raw: string): TokenBody =>
  literal({ type: 'list', value: (raw.match(/'(?:[^']|'')*'|"[^"]*"/g) ?? []).map(unquote) });

const nameOrKeyword = (raw: string): TokenBody => {
  const keyword = keywords.get(raw);
  return keyword === undefined ? { kind: 'name', text: raw } : literal(keyword);
};

// Longest forms first: a GUID may begin like a number or a name, a date like a number.
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(`${guidForm}(?![\\w-])`, 'iy'),
    make: raw => literal({ type: 'guid', value: raw.toLowerCase() }),
  },
  {
    pattern: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})(?!\w)/iy,
    make: raw => literal({ type: 'datetime', value: raw }),
  },
  { pattern: /\d{4}-\d{2}-\d{2}(?![\w-])/y, make: raw => literal({ type: 'date', value: raw }) },
  {
    pattern: /-?\d+(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+)[dfm]?(?!\w)|-?\d+[dfm](?!\w)/iy,
    make: raw => literal({ type: 'number', value: Number.parseFloat(raw) }),
  },
  { pattern: /-?\d+L?(?!\w)/iy, make: raw => literal({ type: 'integer', value: BigInt(raw.replace(/L$/i, '')) }) },
  { pattern: /'(?:[^']|'')*'/y, make: raw => literal({ type: 'string', value: unquote(raw) }) },
  { pattern: /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+'(?:[^']|'')*'/y, make: enumLiteral },
  { pattern: /\[\s*(?:(?:'(?:[^']|'')*'|"[^"]*")\s*(?:,\s*(?=['"])|(?=\])))*\]/y, make: listLiteral },
  { pattern: /@[A-Za-z_]\w*/y, make: raw => ({ kind: 'alias', text: raw }) },
  { pattern: /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y, make: nameOrKeyword },
  { pattern: /[(),/=:]/y, make: raw => ({ kind: 'symbol', text: raw }) },
];

/** The tokens of a URL expression, the last one of kind `end`. Throws 400 with the position of what it cannot read. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    while (/\s/.test(text.charAt(position))) position += 1;
    if (position >= text.length) return [...tokens, { kind: 'end', position, raw: '' }];
    const token = tokenAt(text, position);
    tokens.push(token);
    position += token.raw.length;
  }
}

function tokenAt(text: string, position: number): Token {
  for (const { pattern, make } of rules) {
    pattern.lastIndex = position;
    const raw = pattern.exec(text)?.[0];
    if (raw !== undefined) return { ...make(raw), position, raw };
  }
  if (text.charAt(position) === "'") {
    throw badRequest(`There is an unterminated string literal at position ${text.length} in '${text}'.`);
  }
  throw badRequest(
    `Syntax error: character '${text.charAt(position)}' is not valid at position ${position} in '${text}'.`,
  );
}
