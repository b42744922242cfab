import { type Aspect, learnPageOfFidelity } from './aspect';

/** What the list calls each way to sign in. */
export const signInAspects = {
  /** With a scope, as MSAL does. */
  scope: 'Sign-in with client credentials',
  /** With a resource, as ADAL does. */
  resource: 'Sign-in as ADAL does: the v1 token endpoint',
  metadataService: 'Sign-in with a managed identity: the metadata service of a virtual machine',
  appService: 'Sign-in with a managed identity: App Service and Azure Functions',
  azureArc: 'Sign-in with a managed identity: Azure Arc',
  federation: 'Sign-in with a federated credential',
  deviceCode: 'Sign-in of a person with a device code',
  refreshToken: 'Sign-in of a person with a refresh token',
  adfs: 'Sign-in at AD FS',
  gitHubToken: 'Tokens of a job: GitHub Actions',
  pipelinesToken: 'Tokens of a job: Azure Pipelines',
} as const;

/** How far each way to sign in can be trusted. */
export const signIns: readonly Aspect[] = [
  {
    name: signInAspects.scope,
    evidence: learnPageOfFidelity('entra/identity-platform/v2-oauth2-client-creds-grant-flow'),
    notServed: [
      'There is one tenant, known by its id.',
      'Applications sign in with a secret, a certificate or, where it was asked for, a federated credential; a person does by device code only.',
      'A certificate that brings its chain is taken from one authority with one common name (--client-certificate-issuer and --client-certificate-subject); revocation is not looked at.',
      'Of a claims request nbf and xms_cc are understood; others, authentication contexts among them, are refused.',
    ],
    differs: [
      'A client assertion is accepted again until it expires, its jti unchanged, as MSAL sends it.',
      'The issuer is the one of this tenant, in the form of the endpoint that was asked.',
      'Claims challenges come with --variation claims-challenge only, and also to a client that has not said that it answers them.',
    ],
    inferred: [
      'Entra refuses no assertion for its jti.',
      'The body of a 401 is empty, since nobody has shown it.',
      'The form of a token follows the endpoint that was asked, with appid in both; in Entra it is the resource that decides, and what Dataverse decided is not documented.',
    ],
  },
  {
    name: signInAspects.resource,
    evidence: learnPageOfFidelity('azure/active-directory/azuread-dev/v1-oauth2-client-creds-grant-flow'),
    notServed: [
      'Without a resource it is refused, where Entra issues a token for its directory.',
      'The endpoints for users (authorize, device code, user realm) are refused with 501 or 404.',
    ],
    differs: ['The issuer is https://{host}/{tenant}/ where Entra says https://sts.windows.net/{tenant}/.'],
    inferred: ['A missing resource has the number of any missing parameter (AADSTS900144).'],
  },
  {
    name: signInAspects.metadataService,
    evidence: learnPageOfFidelity('entra/identity/managed-identities-azure-resources/how-to-use-vm-token'),
    notServed: [
      'It is there with --sign-in managed-identity only, and hands out tokens and nothing else of a virtual machine.',
      'The agents of Service Fabric, Cloud Shell and Azure Machine Learning are not there.',
    ],
    differs: [
      'It is served over HTTPS at the address of the emulator, where Azure has http://169.254.169.254.',
      'There are one system-assigned and one user-assigned identity, both System Administrators.',
      'Any api-version is taken.',
    ],
    inferred: [
      'The words for a missing api-version.',
      'A resource that the tenant does not know is refused in the words of the token endpoint.',
    ],
  },
  {
    name: signInAspects.appService,
    evidence: learnPageOfFidelity('azure/app-service/overview-managed-identity'),
    notServed: ['It is there with --sign-in app-service only, and its older form (MSI_ENDPOINT) is not.'],
    differs: [
      'It is served over HTTPS at the address of the emulator, where Azure has a port of the loopback.',
      'Any api-version is taken.',
    ],
    inferred: [
      'The words for a wrong X-IDENTITY-HEADER and for a missing parameter.',
      'A resource that the tenant does not know is refused in the words of the token endpoint.',
    ],
  },
  {
    name: signInAspects.azureArc,
    evidence: learnPageOfFidelity('azure/azure-arc/servers/managed-identity-authentication'),
    notServed: [
      'It is there with --sign-in azure-arc only, and where the emulator may write to /var/opt/azcmagent/tokens, the one folder that clients read on Linux; clients on Windows read another one and get no token.',
    ],
    differs: [
      'It is served over HTTPS at the address of the emulator, where the agent has http://127.0.0.1:40342.',
      'A challenge is good for one request.',
      'A user-assigned identity is served, which only newer agents do.',
      'Any api-version is taken.',
    ],
    inferred: [
      'The body of a challenge, and that refusals have the words of the metadata service.',
      'A resource that the tenant does not know is refused in the words of the token endpoint.',
    ],
  },
  {
    name: signInAspects.federation,
    evidence: learnPageOfFidelity('entra/workload-id/workload-identity-federation'),
    notServed: [
      'The application trusts issuers with --sign-in github-actions, azure-pipelines and workload-identity only, one subject of each.',
      'Flexible credentials, which match a pattern, and managed identities as credentials are not served.',
      'Tenants that forbid federation (AADSTS700223, AADSTS700238) are not played.',
    ],
    differs: [
      'The issuers are the emulator itself, with discovery documents and keys of their own, below /federation.',
      'The keys of an issuer are at hand and not fetched from its address.',
    ],
    inferred: [
      'A token that its issuer has not signed is refused with AADSTS50013.',
      'Issuer, subject and audience are looked at in this order.',
    ],
  },
  {
    name: signInAspects.gitHubToken,
    evidence: learnPageOfFidelity('azure/developer/github/connect-from-azure-openid-connect'),
    notServed: ['The job has one repository and one environment, and a part of the claims that GitHub gives it.'],
    differs: ['The request URL is below the address of the emulator.'],
    inferred: ['The words of a 401.'],
  },
  {
    name: signInAspects.pipelinesToken,
    evidence: learnPageOfFidelity('rest/api/azure/devops/distributedtask/oidctoken/create'),
    notServed: ['The job has one service connection.'],
    differs: ['The request address is below that of the emulator.', 'Any api-version is taken.'],
    inferred: ['The words of its refusals.', 'A service connection that the job may not use answers 404.'],
  },
  {
    name: signInAspects.deviceCode,
    evidence: learnPageOfFidelity('entra/identity-platform/v2-oauth2-device-code'),
    notServed: [
      'It is there with --sign-in device-code only, at the newer endpoint (v2.0).',
      'There is one public client, which may act for its users in Dataverse; consent, several factors and conditional access are not played.',
      'The tenant is named by its id: common and organizations are refused.',
    ],
    differs: [
      'The page is /devicelogin of the emulator; it asks who signs in, and not for a password, though the token says that one was given (amr).',
      'A client may ask each second, where Entra says five.',
      'Codes expire by the clock of the organization, so that moving it ends them.',
    ],
    inferred: [
      'A client that asks too often is told slow_down, as RFC 8628 has it; the words of Entra are not documented.',
      'The numbers for a declined, unknown, expired and used code.',
    ],
  },
  {
    name: signInAspects.refreshToken,
    evidence: learnPageOfFidelity('entra/identity-platform/v2-oauth2-auth-code-flow'),
    notServed: ['It is there with --sign-in device-code only.'],
    differs: ['A refresh token is good as long as the emulator runs.'],
    inferred: ['The number for a refresh token that is not one.'],
  },
  {
    name: signInAspects.adfs,
    evidence: learnPageOfFidelity('windows-server/identity/ad-fs/overview/ad-fs-openid-connect-oauth-flows-scenarios'),
    notServed: [
      'It is there with --on-premises only, for applications that sign themselves in with a secret or a certificate: no people, no WS-Trust, no WS-Federation, no SAML.',
      'Windows authentication (Negotiate, NTLM) is not played: neither the protocol nor a domain that it needs.',
      'A request that names no resource is refused, where AD FS gives a token for its own user information.',
    ],
    differs: [
      'It stands at the address of the emulator, and its issuer has https where AD FS has http.',
      'It knows the applications of the tenant, which sign in at Entra as well.',
      'The refusal of another grant type names client_credentials, the one that is served.',
      'The authmethod of its tokens is that of a secret, also where a certificate was shown.',
    ],
    inferred: [
      'The application is the application user that it is online.',
      'The words for a scope that AD FS does not know, and for a malformed request.',
      'The claims of its tokens, but for appid and apptype.',
    ],
  },
];
