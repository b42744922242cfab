import { isJsonObject, type JsonValue, parseJson, writeJson } from '../request/json';
import { badODataRequest } from '../response/odata-error';

/** Objects in objects that no honest body reaches. */
const MAX_DEPTH = 100;

/** `$1`, `/$1` or `$1/lastname`. */
const REFERENCE = /^\/?\$([\w-]+)(?=\/|\?|$)/;

/**
 * What the Content-IDs of a change set stand for: the URLs of the rows that its earlier parts wrote.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#reference-uris-in-an-operation
 */
export class ContentIdReferences {
  readonly #urls = new Map<string, string>();

  add(contentId: string, url: string): void {
    this.#urls.set(contentId, url);
  }

  /** Replaces a reference at the start of a URL. Throws 400 for one that nothing was written under. */
  resolveUrl(url: string): string {
    return url.replace(REFERENCE, (_reference, contentId: string) => {
      const target = this.#urls.get(contentId);
      if (target === undefined) {
        throw badODataRequest(`Content-ID Reference: '$${contentId}' does not exist in the batch context.`);
      }
      return target;
    });
  }

  /** Replaces the references in a JSON body: the values of `@odata.bind` and `@odata.id`. Text that is not JSON stays as it is. */
  resolveBody(text: string): string {
    if (!/"\/?\$/.test(text)) return text;
    let body: unknown;
    try {
      body = parseJson(text);
    } catch {
      return text;
    }
    return isJsonObject(body) ? writeJson(this.#resolve(body, '', 0)) : text;
  }

  #resolve(value: JsonValue, name: string, depth: number): JsonValue {
    if (depth > MAX_DEPTH) throw badODataRequest(`The body of a part nests deeper than ${MAX_DEPTH} levels.`);
    if (typeof value === 'string') return /@odata\.(?:bind|id)$/.test(name) ? this.resolveUrl(value) : value;
    if (Array.isArray(value)) return value.map((item: JsonValue) => this.#resolve(item, name, depth + 1));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, this.#resolve(member, key, depth + 1)]),
    );
  }
}
