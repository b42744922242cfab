import {
  badODataRequest,
  notImplementedInWebApi,
  ODataError,
  querySyntaxError,
  resourceNotFound,
} from '../response/odata-error';
import { type Literal } from '../../filter/lexer';
import { TokenReader } from '../../filter/token-reader';

/** One value between parentheses: `(name='a')` has a name, `(00aa…)` has none; `(AccessType=@p1)` is an alias. */
export type Argument = {
  readonly name: string | null;
  readonly value:
    { readonly kind: 'literal'; readonly literal: Literal } | { readonly kind: 'alias'; readonly name: string };
};

/** `accounts(accountnumber='A1')`, `Keys`, `WhoAmI()`. */
export type PathSegment = {
  readonly name: string;
  /** Undefined without parentheses. */
  readonly args: readonly Argument[] | undefined;
  /** As it stands in the URL, still percent-encoded. */
  readonly raw: string;
};

/**
 * Characters that the web server in front of Dataverse takes in no path, encoded or not.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
const FORBIDDEN = /[<>*%&:\\?+]/;

/** Reads the part of a URL path behind `/api/data/v9.2/`. Throws 400 or 404 for what cannot be addressed. */
export function parseResourcePath(path: string): readonly PathSegment[] {
  return path.split('/').map(raw => {
    const text = decodePathSegment(raw);
    const forbidden = FORBIDDEN.exec(text)?.[0];
    if (forbidden !== undefined) throw dangerousPath(forbidden);
    return parsePathSegment(text, raw);
  });
}

/**
 * Reads the path of a row that stands in a body, as in `@odata.bind`. The web server does not look there for its characters
 * (recorded: https://github.com/MicrosoftDocs/powerapps-docs/issues/117), and a percent sign that encodes nothing stands for
 * itself. Slashes and backslashes part segments all the same. Throws 400 or 404 for what addresses nothing.
 */
export function parseReferencePath(path: string): readonly PathSegment[] {
  return path.split(/[/\\]/).map(raw => {
    const text = decodePathSegment(raw.replaceAll(/%(?![\da-f]{2})/gi, '%25'));
    if (text.includes('\\')) throw querySyntaxError();
    return parsePathSegment(text, raw);
  });
}

/** The web server undoes the encoding of a slash, so that it parts segments, and what stood between quotes is cut in two. */
function parsePathSegment(text: string, raw: string): PathSegment {
  const opening = text.indexOf('(');
  if (text.includes('/') || (opening >= 0 && !text.endsWith(')'))) throw querySyntaxError();
  if (opening < 0) return { name: text, args: undefined, raw };
  const name = text.slice(0, opening);
  if (name === '') throw resourceNotFound(text);
  return { name, args: parsePathArguments(text.slice(opening)), raw };
}

const dangerousPath = (character: string): ODataError =>
  new ODataError(400, '', `A potentially dangerous Request.Path value was detected from the client (${character}).`);

function decodePathSegment(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw badODataRequest(`The URL holds a malformed percent-encoding: '${raw}'.`);
  }
}

/** Reads `(name='a',other=2)`, `(00aa…)` or `()`. */
function parsePathArguments(text: string): readonly Argument[] {
  const tokens = new TokenReader(text);
  tokens.expect('(');
  const args: Argument[] = [];
  if (!tokens.takeIf(')')) {
    do args.push(parsePathArgument(tokens));
    while (tokens.takeIf(','));
    tokens.expect(')');
  }
  tokens.expectEnd();
  return args;
}

function parsePathArgument(tokens: TokenReader): Argument {
  const first = tokens.peek();
  if (first.kind !== 'name') return { name: null, value: parsePathArgumentValue(tokens) };
  tokens.take();
  tokens.expect('=');
  return { name: first.text, value: parsePathArgumentValue(tokens) };
}

function parsePathArgumentValue(tokens: TokenReader): Argument['value'] {
  const token = tokens.peek();
  if (token.kind !== 'literal' && token.kind !== 'alias') throw tokens.error('A value is expected');
  tokens.take();
  return token.kind === 'literal' ? token : { kind: 'alias', name: token.text };
}

/** The literals of a key predicate. An alias as a key value is not implemented. */
export const keyLiterals = (args: readonly Argument[]): readonly { name: string | null; literal: Literal }[] =>
  args.map(({ name, value }) => {
    if (value.kind === 'alias') throw notImplementedInWebApi(`a parameter alias as a key value (${value.name})`);
    return { name, literal: value.literal };
  });
