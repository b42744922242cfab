import { type OrganizationView } from '../engine/organization-view';

/** From where a client reaches the environment. Here it reaches the same addresses from everywhere. */
export const accessTypes: readonly string[] = ['Default', 'Internet', 'Intranet'];

export type OrganizationDetail = ReturnType<typeof describeOrganization>;

/**
 * What RetrieveCurrentOrganization answers: ids, names, version and addresses.
 *
 * @param dataServiceUrl the OrganizationDataService, of which each protocol gives an address of its own
 */
export function describeOrganization(organization: OrganizationView, dataServiceUrl: string) {
  const { id, url, friendlyName, version, tenantId, name } = organization;
  const { hostname } = new URL(url);
  return {
    /** Kinds of endpoints and their addresses. */
    endpoints: [
      ['WebApplication', `${url}/`],
      ['OrganizationService', `${url}/XRMServices/2011/Organization.svc`],
      ['OrganizationDataService', dataServiceUrl],
    ] as const,
    environmentId: id,
    friendlyName,
    geo: null as string | null,
    organizationId: id,
    version,
    state: 'Enabled',
    tenantId,
    uniqueName: name,
    urlName: hostname.split('.')[0] ?? hostname,
  };
}
