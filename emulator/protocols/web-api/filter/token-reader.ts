import { badODataRequest, type ODataError } from '../front/response/odata-error';
import { tokenizeFilter, type Token } from './lexer';

/** Walks over the tokens of one text. */
export class TokenReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenizeFilter(text);
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? { kind: 'end', position: this.#text.length, raw: '' };
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Takes the next token when it is this symbol or name. */
  takeIf(text: string): boolean {
    const token = this.peek();
    const matches = (token.kind === 'symbol' || token.kind === 'name') && token.text === text;
    if (matches) this.#next += 1;
    return matches;
  }

  /** Throws 400 unless the next token is this symbol. */
  expect(symbol: string): void {
    if (!this.takeIf(symbol)) throw this.error(`'${symbol}' expected`);
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.error('Syntax error');
  }

  /** A 400 that says where the next token stands. */
  error(what: string): ODataError {
    return badODataRequest(`${what} at position ${this.peek().position} in '${this.#text}'.`);
  }
}
