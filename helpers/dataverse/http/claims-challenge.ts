/**
 * The claims that a 401 demands of the next token, as the JSON that an identity provider takes: the environment has found the
 * token revoked, or a policy wants more than it says (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 * Undefined for every other answer, and for claims that nobody can read.
 */
export function demandedClaims(status: number, headers: Headers): string | undefined {
  if (status !== 401) return undefined;
  const challenges = (headers.get('www-authenticate') ?? '').split(/\bBearer\b/i).slice(1);
  const challenge = challenges.find(text => /\berror="?insufficient_claims\b/i.test(text));
  const [, encoded] = /\bclaims="?([A-Za-z0-9+/=_-]+)/.exec(challenge ?? '') ?? [];
  if (encoded === undefined) return undefined;
  // Both alphabets of base64 are read.
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  return isJsonObject(claims) ? claims : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
