import { badODataRequest, notImplementedInWebApi } from '../response/odata-error';
import { type Aliases } from '../../filter/parser';

/** The query options of one request, each at most once. */
export class QueryOptions {
  readonly #options = new Map<string, string>();
  /** `@p1` and its likes. */
  readonly aliases: Aliases;

  /** `search` is a URL's query string. Throws 400 for an option that stands there twice. */
  constructor(search: string) {
    checkQueryEncoding(search);
    const aliases = new Map<string, string>();
    for (const [name, value] of new URLSearchParams(search)) {
      const target = name.startsWith('@') ? aliases : this.#options;
      if (target.has(name)) {
        throw badODataRequest(
          `Query option '${name}' was specified more than once, but it must be specified at most once.`,
        );
      }
      target.set(name, value);
    }
    this.aliases = aliases;
  }

  get(name: string): string | undefined {
    return this.#options.get(name);
  }

  has(name: string): boolean {
    return this.#options.has(name);
  }

  /** Throws 501 for an option that is given and not among these: nothing is ever ignored. */
  allowOnly(names: readonly string[], where: string): void {
    for (const name of this.#options.keys()) {
      if (!names.includes(name)) throw notImplementedInWebApi(`the query option '${name}' ${where}`);
    }
  }

  /** `true` or `false`, false when absent; anything else is a 400. */
  flag(name: string): boolean {
    const value = this.get(name);
    if (value === undefined || value === 'false') return false;
    if (value === 'true') return true;
    throw badODataRequest(
      `Invalid value '${value}' for ${name} query option found. The ${name} query option requires 'true' or 'false'.`,
    );
  }

  /** A whole number of zero or more; anything else is a 400. */
  count(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const parsed = Number(value);
    if (/^\d+$/.test(value) && Number.isSafeInteger(parsed)) return parsed;
    throw badODataRequest(
      `Invalid value '${value}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  }
}

/** URLSearchParams takes bytes that are not UTF-8 for replacement characters, and lets a lone percent sign stand, as here. */
function checkQueryEncoding(search: string): void {
  try {
    decodeURIComponent(search.replaceAll(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    throw badODataRequest('The query string holds percent-encoded bytes that are not UTF-8.');
  }
}
