import { adfs, type Authority } from './authority';

/**
 * What a token is asked for. Entra ID: `<environment's origin>/.default` for an app, `/user_impersonation` for a person
 * (https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth). AD FS, since 2019: the name of the
 * environment there, a slash and one of its own scopes, in place of the `resource` of earlier ones
 * (https://learn.microsoft.com/windows-server/identity/ad-fs/overview/ad-fs-openid-connect-oauth-flows-scenarios).
 */
export function scopeFor(
  { tenantId, resource }: Pick<Authority, 'tenantId' | 'resource'>,
  environment: URL,
  whose: 'app' | 'person',
): string {
  if (tenantId === adfs)
    return `${resource ?? `${environment.origin}/`}/${whose === 'app' ? 'openid' : 'user_impersonation'}`;
  return `${environment.origin}/${whose === 'app' ? '.default' : 'user_impersonation'}`;
}
