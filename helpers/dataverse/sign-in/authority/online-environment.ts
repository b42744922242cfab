/**
 * `contoso.crm4.dynamics.com`; `contoso.api.crm4.dynamics.com` is the same environment
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors). The clouds:
 * https://learn.microsoft.com/power-platform/admin/powerapps-us-government#service-urls and, for China,
 * https://learn.microsoft.com/power-apps/developer/data-platform/discovery-service#global-discovery-service.
 */
const onlineHost =
  /^([a-z0-9-]+)(?:\.api)?\.(crm\d*\.(?:dynamics\.com|dynamics\.cn|microsoftdynamics\.us|appsplatform\.us))$/;

/**
 * The environment in one of Microsoft's clouds that a host is of: its name there, and the one host that it is known by.
 * Undefined for every other host: a server on-premises, a gateway, an emulator.
 */
export function onlineEnvironment(hostname: string): { readonly name: string; readonly host: string } | undefined {
  const [, name, region] = onlineHost.exec(hostname.toLowerCase()) ?? [];
  return name === undefined || region === undefined ? undefined : { name, host: `${name}.${region}` };
}
