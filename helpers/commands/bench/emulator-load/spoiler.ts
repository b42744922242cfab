/** Requests that no server can make sense of, by what is wrong with them. */
export const nonsense = {
  'JSON that ends too early': ['POST', 'api/data/v9.2/sample_books', 'application/json', '{"sample_name":'],
  'a column that is not there': ['POST', 'api/data/v9.2/sample_books', 'application/json', '{"nobody_knows":1}'],
  'a value of another type': ['POST', 'api/data/v9.2/sample_books', 'application/json', '{"sample_name":7}'],
  'a batch without a boundary': ['POST', 'api/data/v9.2/$batch', 'multipart/mixed', '--x\r\n\r\n--x--'],
  'a batch of JSON that is none': ['POST', 'api/data/v9.2/$batch', 'application/json', '{"requests":7}'],
  'an id that is none': ['DELETE', 'api/data/v9.2/sample_books(7)', 'application/json', ''],
  'a table that is not there': ['GET', 'api/data/v9.2/nothings', 'application/json', ''],
  'a token that is none': ['GET', 'api/data/v9.2/sample_books?$deltatoken=x', 'application/json', ''],
  'SOAP that ends too early': [
    'POST',
    'XRMServices/2011/Organization.svc/web',
    'text/xml; charset=utf-8',
    '<s:Envelope',
  ],
  'SOAP without a request': [
    'POST',
    'XRMServices/2011/Organization.svc/web',
    'text/xml; charset=utf-8',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
  ],
} as const;

/** What became of nonsense: how often each was sent, and the answers that called it a fault of the server, where there is no fault. */
export type Spoiled = { readonly sent: Map<string, number>; readonly blamed: string[] };

type Spoiling = {
  readonly fetch: typeof globalThis.fetch;
  readonly url: URL;
  readonly accessToken: () => Promise<string>;
};

/**
 * Sends nonsense for as long as it is not over, each at least once. The Organization Service tells a fault of whoever sent
 * with the status 500, as SOAP has it: there the fault code decides, which is not the server's.
 */
export async function spoilUntil(
  isOver: () => boolean,
  { fetch, url, accessToken }: Spoiling,
  so: Spoiled,
): Promise<void> {
  const kinds = Object.entries(nonsense);
  for (let turn = 0; turn < kinds.length || !isOver(); turn += 1) {
    const [name, [method, path, type, body]] = kinds[turn % kinds.length] ?? missing();
    const reply = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': type },
      ...(body !== '' && { body }),
    });
    const text = await reply.text();
    so.sent.set(name, (so.sent.get(name) ?? 0) + 1);
    const isSoapFault =
      reply.status === 500 && /<faultcode[ >]/.test(text) && !text.includes('An unexpected error occurred');
    if (reply.status < 400 || (reply.status > 499 && !isSoapFault))
      so.blamed.push(`${name}: ${reply.status} ${text.slice(0, 200)}`);
  }
}

function missing(): never {
  throw new Error('There is no nonsense to send.');
}
