import { type OrganizationView } from '../engine/organization-view';

/** From where a client reaches the environment. Here it reaches the same addresses from everywhere. */
export const accessTypes: readonly string[] = ['Default', 'Internet', 'Intranet'];

export type OrganizationDetail = {
  /** Kinds of endpoints and their addresses. */
  readonly endpoints: readonly (readonly [kind: string, url: string])[];
  readonly environmentId: string;
  readonly friendlyName: string;
  readonly geo: string | null;
  readonly organizationId: string;
  readonly version: string;
  readonly state: 'Enabled';
  readonly tenantId: string;
  readonly uniqueName: string;
  readonly urlName: string;
};

/**
 * What RetrieveCurrentOrganization answers: ids, names, version and addresses.
 *
 * @param dataServiceUrl the OrganizationDataService, of which each protocol gives an address of its own
 */
export function describeOrganization(organization: OrganizationView, dataServiceUrl: string): OrganizationDetail {
  const { id, url, friendlyName, version, tenantId, name } = organization;
  const { hostname } = new URL(url);
  return {
    endpoints: [
      ['WebApplication', `${url}/`],
      ['OrganizationService', `${url}/XRMServices/2011/Organization.svc`],
      ['OrganizationDataService', dataServiceUrl],
    ],
    environmentId: id,
    friendlyName,
    geo: null,
    organizationId: id,
    version,
    state: 'Enabled',
    tenantId,
    uniqueName: name,
    urlName: hostname.split('.')[0] ?? hostname,
  };
}
