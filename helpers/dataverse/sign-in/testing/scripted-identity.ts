import type { SignInSettings } from '../sign-in-settings';

export const tenantId = '22cc22cc-dd33-ee44-ff55-66aa66aa66aa';
export const clientId = '11bb11bb-cc22-dd33-ee44-55ff55ff55ff';
export const clientSecret = 's3cr3t~v&lue';
export const environmentUrl = 'https://contoso.crm.dynamics.com';
export const tokenPath = `/${tenantId}/oauth2/v2.0/token`;

export const signInSettings: SignInSettings = {
  dataverseUrl: new URL(environmentUrl),
  apiVersion: 'v9.2',
  tenantId,
  credential: { kind: 'secret', clientId, secret: clientSecret },
  authorityHost: new URL('https://login.microsoftonline.com'),
};

type Handler = (request: Request) => Response | Promise<Response>;

/** For unit tests: a `fetch` that answers by origin and path, and remembers what was asked, with the body. */
export function scriptedFetch(handlers: Readonly<Record<string, Handler>>) {
  const asked: { url: string; body: URLSearchParams; headers: Headers }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname } = new URL(request.url);
    asked.push({ url: request.url, body: new URLSearchParams(await request.clone().text()), headers: request.headers });
    const handler = handlers[origin + pathname];
    if (handler === undefined) throw new TypeError('fetch failed', { cause: notFound(origin) });
    return handler(request);
  };
  return { asked, fetch };
}

export function tokenReply(token: string, lifetime = 3_600): Response {
  return Response.json({ token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token });
}

/** A refusal in the shape of Entra ID. */
export function entraRefusal(status: number, number: number, words: string): Response {
  return Response.json(
    {
      error: 'invalid_client',
      error_description: `AADSTS${number}: ${words} Trace ID: 0 Correlation ID: 1 Timestamp: 2026-03-01 12:00:00Z`,
      error_codes: [number],
    },
    { status },
  );
}

function notFound(origin: string): Error {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${new URL(origin).hostname}`), { code: 'ENOTFOUND' });
}
