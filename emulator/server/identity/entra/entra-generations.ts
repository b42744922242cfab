/** Where one generation of Microsoft Entra's endpoints stands, below the tenant, and what its tokens call themselves. */
export type EntraGeneration = {
  /** The `ver` claim. */
  readonly version: string;
  /** The parameter that says what the token is for. */
  readonly asksFor: 'scope' | 'resource';
  readonly paths: {
    readonly configuration: string;
    readonly keys: string;
    readonly token: string;
    readonly authorize: string;
    /** Undefined where people do not sign in. */
    readonly deviceCode?: string;
    /** The last part of the issuer, behind the tenant. */
    readonly issuer: string;
  };
};

/** Takes a `scope`, as MSAL sends it. */
export const entraV2: EntraGeneration = {
  version: '2.0',
  asksFor: 'scope',
  paths: {
    configuration: 'v2.0/.well-known/openid-configuration',
    keys: 'discovery/v2.0/keys',
    token: 'oauth2/v2.0/token',
    authorize: 'oauth2/v2.0/authorize',
    deviceCode: 'oauth2/v2.0/devicecode',
    issuer: 'v2.0',
  },
};

/**
 * Takes a `resource`, as ADAL and with it CrmServiceClient send it.
 * https://learn.microsoft.com/azure/active-directory/azuread-dev/v1-oauth2-client-creds-grant-flow
 */
export const entraV1: EntraGeneration = {
  version: '1.0',
  asksFor: 'resource',
  paths: {
    configuration: '.well-known/openid-configuration',
    keys: 'discovery/keys',
    token: 'oauth2/token',
    authorize: 'oauth2/authorize',
    issuer: '',
  },
};

export const entraGenerations: readonly EntraGeneration[] = [entraV2, entraV1];
