import { z } from 'zod';
import { unsupportedTokenParameter } from '../entra/entra-error';

/**
 * What is understood of a claims request: a token that is not older, as every new one is, and what the client is capable of. What
 * an id token need not say, and MSAL asks for, may be left out.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
const claimsRequest = z.strictObject({
  id_token: z.record(z.string(), z.strictObject({ essential: z.literal(false) }).nullable()).optional(),
  access_token: z
    .strictObject({
      nbf: z.strictObject({ essential: z.boolean().optional(), value: z.string() }),
      xms_cc: z.strictObject({ values: z.array(z.string()) }),
    })
    .partial()
    .optional(),
});

/**
 * What the client of a token request says that it is capable of, such as `CP1`: the token's `xms_cc`. Empty without a claims request.
 * Throws an EntraError for claims that are not understood, authentication contexts among them.
 */
export function capabilitiesOf(request: ReadonlyMap<string, string>): readonly string[] {
  const claims = request.get('claims');
  if (claims === undefined) return [];
  try {
    return claimsRequest.parse(JSON.parse(claims)).access_token?.xms_cc?.values ?? [];
  } catch {
    throw unsupportedTokenParameter('claims');
  }
}
