import { z } from 'zod';
import { onlineEnvironment } from './authority/online-environment';

const claimsShape = z.object({
  /** For whom it is: the environment. */
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  /** The application, in tokens of version 1, and in those of version 2. */
  appid: z.string().optional(),
  azp: z.string().optional(),
  tid: z.string().optional(),
  /** Of a person. */
  upn: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).optional(),
  exp: z.number().optional(),
});

/** What a bearer token says of itself. Nothing of it is secret, as long as its signature is not with it. */
export type TokenClaims = {
  readonly audiences: readonly string[];
  readonly appId: string | undefined;
  readonly tenantId: string | undefined;
  /** Whoever signed in, where that is a person. */
  readonly person: string | undefined;
  readonly roles: readonly string[];
  readonly expiresAt: Date | undefined;
};

/**
 * Reads the claims of a token without checking its signature, which is the environment's business. Undefined for a token
 * that only its issuer can read (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
 */
export function readTokenClaims(token: string): TokenClaims | undefined {
  const { data: claims } = claimsShape.safeParse(payloadOf(token));
  if (claims === undefined) return undefined;
  return {
    audiences: claims.aud === undefined ? [] : [claims.aud].flat(),
    appId: claims.appid ?? claims.azp,
    tenantId: claims.tid,
    person: claims.upn ?? claims.preferred_username,
    roles: claims.roles ?? [],
    expiresAt: claims.exp === undefined ? undefined : new Date(claims.exp * 1_000),
  };
}

/** The app that Dataverse is to Entra ID: tokens may be for it in place of one environment. */
const dataverseApp = '00000007-0000-0000-c000-000000000000';

/**
 * Whether a token may be for an environment. An online one knows only tokens for itself, by either of its hosts, or for
 * Dataverse. What a server on-premises or a gateway is called where its tokens come from is not told by its address: theirs
 * may be for anybody.
 */
export function isForEnvironment({ audiences }: TokenClaims, environment: URL): boolean {
  const online = onlineEnvironment(environment.hostname);
  if (online === undefined) return true;
  return audiences.some(
    name => name.toLowerCase().includes(dataverseApp) || onlineEnvironment(hostIn(name))?.host === online.host,
  );
}

/** Of an audience, which is a URL in whatever spelling it was asked for. */
const hostIn = (audience: string): string => /^(?:\w+:\/\/)?([^/:]*)/.exec(audience)?.[1] ?? '';

function payloadOf(token: string): unknown {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
