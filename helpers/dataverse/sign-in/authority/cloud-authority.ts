/** By the end of an environment's host. GCC (`crm9.dynamics.com`) signs in with the public cloud. */
const authorities: readonly (readonly [end: string, authority: string])[] = [
  // GCC High and DoD: https://learn.microsoft.com/power-platform/admin/powerapps-us-government
  ['.microsoftdynamics.us', 'https://login.microsoftonline.us'],
  ['.appsplatform.us', 'https://login.microsoftonline.us'],
  // China, run by 21Vianet
  ['.dynamics.cn', 'https://login.partner.microsoftonline.cn'],
];
const publicCloud = 'https://login.microsoftonline.com';

/**
 * The authority of the cloud that an environment is in, by its host
 * (https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud).
 */
export function cloudAuthority({ hostname }: URL): URL {
  const [, authority = publicCloud] = authorities.find(([end]) => hostname.toLowerCase().endsWith(end)) ?? [];
  return new URL(authority);
}
