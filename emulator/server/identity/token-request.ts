import { malformedRequest } from './entra-error';

const formType = 'application/x-www-form-urlencoded';

/** A request to the token endpoint: its form, and the client's id and secret where they came as Basic credentials. */
export class TokenRequest {
  readonly #form: URLSearchParams;

  private constructor(form: URLSearchParams) {
    this.#form = form;
  }

  /** Reads the request. Throws an EntraError when a parameter comes twice or the credentials are malformed. */
  static async read(request: Request): Promise<TokenRequest> {
    const isForm = request.headers.get('content-type')?.toLowerCase().startsWith(formType) === true;
    const form = new URLSearchParams(isForm ? await request.text() : '');
    for (const [name, value] of basicCredentials(request.headers.get('authorization'))) form.append(name, value);
    const names = [...form.keys()];
    if (new Set(names).size !== names.length) throw malformedRequest();
    return new TokenRequest(form);
  }

  /** Undefined when it is missing or empty. */
  parameter(name: string): string | undefined {
    const value = this.#form.get(name);
    return value === null || value === '' ? undefined : value;
  }
}

/** `Basic base64(id:secret)`, both form-encoded: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function basicCredentials(header: string | null): [string, string][] {
  const [, encoded] = /^Basic +(\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return [];
  const [id = '', secret, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (secret === undefined || rest.length > 0) throw malformedRequest();
  return [
    ['client_id', formDecode(id)],
    ['client_secret', formDecode(secret)],
  ];
}

const formDecode = (text: string): string =>
  new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
