import { type Context, Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { isGuid } from '../../engine/values/guid';
import { createAdfs } from './adfs/create-adfs';
import { type Tenant } from './clients/application';
import { readTokenRequest } from './clients/authenticate-client';
import { entraInstanceMetadata, openidConfiguration } from './entra/discovery-documents';
import { EntraError, malformedTenant, unknownTenant, wrongTokenRequestMethod } from './entra/entra-error';
import { type EntraGeneration, entraGenerations } from './entra/entra-generations';
import { createFederation } from './federation/create-federation';
import { createAppService } from './managed-identity/app-service';
import { createAzureArc } from './managed-identity/azure-arc';
import { createMetadataService } from './managed-identity/metadata-service';
import { createDevicePage } from './people/device-page';
import { deviceCodeGrants, grantByDeviceCode, grantByRefreshToken, startDeviceCode } from './people/grant-to-person';
import { grantToken, type IdentityContext } from './tokens/grant-token';

const domain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/**
 * The identity provider of one tenant: what MSAL, and ADAL before it, ask Microsoft Entra for when an application signs in by
 * itself. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 *
 * Besides stand the agents of Azure that hand out tokens of managed identities.
 *
 * Differs from Entra: one tenant, known by its id only; applications sign themselves in, and people by device code.
 */
export function createIdentity(context: IdentityContext): Hono {
  const app = new Hono();
  for (const create of [createMetadataService, createAppService, createAzureArc]) app.route('/', create(context));
  if (context.federation !== undefined) app.route('/', createFederation(context.federation));
  app.route('/', createDevicePage(context));
  app.route('/', createAdfs(context));
  app.get('/common/discovery/instance', c => c.json(entraInstanceMetadata(context)));
  for (const generation of entraGenerations) serveEntraGeneration(app, generation, context);
  app.all('/:tenant/oauth2/*', c => c.json(notImplementedInEntra(c.req.path), 501));
  app.onError((error, c) => {
    if (!(error instanceof EntraError)) throw error;
    return c.json(error.toBody(entraCorrelationId(c)), error.status);
  });
  return app;
}

function serveEntraGeneration(app: Hono, generation: EntraGeneration, context: IdentityContext): void {
  const { paths } = generation;
  app.get(`/:tenant/${paths.configuration}`, c => {
    checkEntraTenant(c.req.param('tenant'), context.tenant, 'invalid_tenant');
    return c.json(openidConfiguration(generation, context));
  });
  app.get(`/:tenant/${paths.keys}`, async c => {
    checkEntraTenant(c.req.param('tenant'), context.tenant, 'invalid_tenant');
    return c.json(await context.tokens.publicKeys());
  });
  const answer = async (c: Context, grant: (request: ReadonlyMap<string, string>) => Promise<object> | object) => {
    c.header('cache-control', 'no-store');
    checkEntraTenant(c.req.param('tenant'), context.tenant, 'invalid_request');
    if (c.req.method !== 'POST') throw wrongTokenRequestMethod(c.req.method);
    return c.json(await grant(await readTokenRequest(c.req.raw)));
  };
  app.all(`/:tenant/${paths.token}`, c => answer(c, request => grantByType(request, generation, context)));
  if (context.tenant.people !== undefined && paths.deviceCode !== undefined) {
    app.all(`/:tenant/${paths.deviceCode}`, c => answer(c, request => startDeviceCode(request, context)));
  }
}

/** People sign in to the newer endpoint only; an application signs itself in to both. */
async function grantByType(
  request: ReadonlyMap<string, string>,
  generation: EntraGeneration,
  context: IdentityContext,
): Promise<object> {
  const grantType = request.get('grant_type') ?? '';
  const isForPeople = context.tenant.people !== undefined && generation.paths.deviceCode !== undefined;
  if (isForPeople && deviceCodeGrants.includes(grantType)) return await grantByDeviceCode(request, context);
  if (isForPeople && grantType === 'refresh_token') return await grantByRefreshToken(request, context);
  return await grantToken(request, generation, context);
}

function checkEntraTenant(
  given: string | undefined,
  tenant: Tenant,
  error: 'invalid_request' | 'invalid_tenant',
): void {
  const name = given ?? '';
  if (name.toLowerCase() === tenant.id) return;
  throw isGuid(name) || domain.test(name) ? unknownTenant(name, error) : malformedTenant(name);
}

const notImplementedInEntra = (path: string): Record<string, unknown> => ({
  error: 'not_implemented',
  error_description: `The emulator has no ${path}: an application gets its token at /{tenant}/oauth2/v2.0/token or /{tenant}/oauth2/token with the client_credentials grant, a person by device code where the emulator was started with --sign-in device-code.`,
});

/** The id that the client gave its request, so that it finds it again in the error. */
function entraCorrelationId(c: Context): string {
  const given = c.req.query('client-request-id') ?? c.req.header('client-request-id') ?? '';
  return isGuid(given) ? given.toLowerCase() : randomUUID();
}
