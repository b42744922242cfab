import { SignInError } from '../../errors';
import { answerKind } from '../../http/answer-kind';
import type { Send } from '../../http/request';
import { cloudAuthority } from './cloud-authority';
import type { AuthoritySettings } from '../sign-in-settings';

/** Who signs this run in: `https://login.microsoftonline.com` and the tenant's id or domain. */
export type Authority = {
  readonly host: URL;
  /** `adfs`: it is no cloud but the Active Directory Federation Services of an organization. */
  readonly tenantId: string;
  /** How it knows the environment, where the environment said so. */
  readonly resource: string | undefined;
};

/** Where an authority of Entra ID has its tenant, AD FS has this (https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/desktop-mobile/adfs-support). */
export const adfs = 'adfs';

/** The authority that an environment names to a caller without a token. */
type Challenge = { readonly host: URL; readonly tenantId: string | undefined; readonly resource: string | undefined };

/** Login hosts of Microsoft's clouds, as MSAL knows them. */
const microsoftHosts: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login-us.microsoftonline.com',
  'login.usgovcloudapi.net',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login.sovcloud-identity.fr',
  'login.sovcloud-identity.de',
  'login.sovcloud-identity.sg',
]);

/**
 * The authority that the settings name; what they leave out, the environment names in its 401 challenge, or its host
 * tells the cloud. An authority from a challenge is trusted with a credential only when it is Microsoft's or the one in `AZURE_AUTHORITY_HOST`.
 * Throws SignInError and UnreachableError.
 */
export async function findAuthority(settings: AuthoritySettings, send: Send): Promise<Authority> {
  const { tenantId, authorityHost } = settings;
  if (tenantId !== undefined && authorityHost !== undefined && tenantId !== adfs) {
    return { host: authorityHost, tenantId, resource: undefined };
  }

  const { status, challenge, offered } = await askForSignInChallenge(settings, send);
  if (challenge !== undefined) checkAuthorityTrust(challenge, authorityHost);
  const tenant = tenantId ?? challenge?.tenantId;
  if (tenant === undefined) throw noTenantInAuthority(settings.dataverseUrl, status, offered);
  const host = authorityHost ?? challenge?.host ?? cloudAuthority(settings.dataverseUrl);
  return { host, tenantId: tenant, resource: challenge?.resource };
}

async function askForSignInChallenge(settings: AuthoritySettings, send: Send) {
  const url = `${settings.dataverseUrl.href.replace(/(?<!\/)\/+$/, '')}/api/data/${settings.apiVersion}/WhoAmI`;
  const request = {
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    timeout: 60_000,
    repeatable: true,
    retry: true,
  };
  const { status, headers } = await send(request);
  const offered = headers.get('www-authenticate') ?? '';
  return { status, offered, challenge: status === 401 ? parseChallenge(offered) : undefined };
}

/**
 * Reads `Bearer authorization_uri=https://login.microsoftonline.com/<tenant>/oauth2/authorize, resource_id=…`
 * (https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth). On-premises it names
 * `https://<AD FS>/adfs/oauth2/authorize`. Undefined when it names none.
 */
export function parseChallenge(header: string): Challenge | undefined {
  const [, bearer = ''] = header.split(/\bBearer\b([^]*)/i, 2);
  const uri = /\bauthorization(?:_uri)?="?([^",\s]+)/i.exec(bearer)?.[1];
  if (uri === undefined || !URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const tenant = url.pathname.split('/')[1] ?? '';
  const named = /^[a-z0-9.-]+$/i.test(tenant) && !['common', 'organizations', 'consumers'].includes(tenant);
  const resource = /\bresource_id="?([^",\s]+)/i.exec(header)?.[1];
  return { host: new URL(url.origin), tenantId: named ? tenant : undefined, resource };
}

function checkAuthorityTrust({ host }: Challenge, authorityHost: URL | undefined): void {
  if (host.origin === authorityHost?.origin) return;
  if (host.protocol === 'https:' && host.port === '' && microsoftHosts.has(host.hostname)) return;
  throw new SignInError(
    `The environment names ${host.origin} as its identity provider, which is not Microsoft's. No credential was sent there.`,
    `check DATAVERSE_URL; if you trust that identity provider, set AZURE_AUTHORITY_HOST=${host.origin}.`,
  );
}

function noTenantInAuthority(environment: URL, status: number, offered: string): SignInError {
  const schemes = offered.replace(/[\s,]+/g, ' ').slice(0, 120);
  const what = status === 401 ? `asks for "${schemes}"` : `answered ${status} in place of 401`;
  return new SignInError(
    `${environment.href} does not name its tenant: it ${what}.`,
    /negotiate|ntlm/i.test(offered)
      ? 'this address signs people in by Windows, which this suite does not speak: set DATAVERSE_URL to the internet-facing address of the organization, where AD FS signs in, or name a local gateway that signs in for it (docs/decisions/030).'
      : 'check DATAVERSE_URL, or set AZURE_TENANT_ID (Microsoft Entra admin center > Overview > Tenant ID).',
    { mayPass: answerKind(status) !== 'stands' },
  );
}
