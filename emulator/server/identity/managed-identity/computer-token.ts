import { decodeJwt } from 'jose';
import { type IdentityContext, requireAudience } from '../tokens/grant-token';
import { type ManagedIdentity } from './managed-identity';

/** What all agents answer of a token. Numbers as text, as they write them. */
export type ComputerToken = {
  readonly access_token: string;
  readonly client_id: string;
  /** Seconds since 1970. */
  readonly expires_on: string;
  readonly resource: string;
  readonly token_type: 'Bearer';
};

/** A token of this identity for the resource, which is the environment's address. Throws an EntraError for another one. */
export async function issueComputerToken(
  identity: ManagedIdentity,
  resource: string,
  context: IdentityContext,
): Promise<ComputerToken> {
  const audience = requireAudience(resource, context);
  const token = await context.tokens.issueToManagedIdentity(identity, audience);
  return {
    access_token: token,
    client_id: identity.clientId,
    expires_on: String(decodeJwt(token).exp),
    resource,
    token_type: 'Bearer',
  };
}
