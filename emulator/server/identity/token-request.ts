import { malformedTokenRequest } from './entra-error';

const formType = 'application/x-www-form-urlencoded';

/**
 * The parameters of a request to the token endpoint that are not empty: of its form, and the client's id and secret where
 * they came as Basic credentials. Throws an EntraError when one comes twice or the credentials are malformed.
 */
export async function readTokenRequest(request: Request): Promise<ReadonlyMap<string, string>> {
  const isForm = request.headers.get('content-type')?.toLowerCase().startsWith(formType) === true;
  const form = new URLSearchParams(isForm ? await request.text() : '');
  const given = [...form, ...basicClientCredentials(request.headers.get('authorization'))];
  if (new Set(given.map(([name]) => name)).size !== given.length) throw malformedTokenRequest();
  return new Map(given.filter(([, value]) => value !== ''));
}

/** `Basic base64(id:secret)`, both form-encoded: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function basicClientCredentials(header: string | null): [string, string][] {
  const [, encoded] = /^Basic +(\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return [];
  const [id = '', secret, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (secret === undefined || rest.length > 0) throw malformedTokenRequest();
  return [
    ['client_id', formDecodeCredential(id)],
    ['client_secret', formDecodeCredential(secret)],
  ];
}

const formDecodeCredential = (text: string): string =>
  new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
