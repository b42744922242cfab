/** The authority that an environment names to a caller without a token. */
export type Challenge = { readonly host: URL; readonly tenantId: string | undefined };

/**
 * Reads `Bearer authorization_uri=https://login.microsoftonline.com/<tenant>/oauth2/authorize, resource_id=…`
 * (https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth). Undefined when it names none.
 */
export function parseChallenge(header: string): Challenge | undefined {
  const uri = /\bBearer\b.*?\bauthorization(?:_uri)?="?([^",\s]+)/i.exec(header)?.[1];
  if (uri === undefined || !URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const tenant = url.pathname.split('/')[1] ?? '';
  const named = /^[a-z0-9.-]+$/i.test(tenant) && !['common', 'organizations', 'consumers'].includes(tenant);
  return { host: new URL(url.origin), tenantId: named ? tenant : undefined };
}
