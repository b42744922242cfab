import { zeroGuid } from '../../../engine/values/guid';
import { functionArguments } from '../front/request/function-arguments';
import { isFunction } from '../front/match';
import { badRequest } from '../front/response/odata-error';
import { json } from '../front/response/odata-response';
import { type Operation } from '../front/operation';
import { contextUrl } from '../rows/render/selection';

const ENUM_TYPE = 'Microsoft.Dynamics.CRM.EndpointAccessType';
const ACCESS_TYPES: readonly string[] = ['Default', 'Internet', 'Intranet'];

/** What the environment is called, and where its endpoints are. */
export const retrieveCurrentOrganization: Operation = {
  operation: 'GET RetrieveCurrentOrganization(AccessType=@p1)',
  name: 'RetrieveCurrentOrganization',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievecurrentorganization',
  differs: {
    differs: [
      'All access types answer the same endpoints.',
      'EnvironmentId is the organization id; Geo is null, DatacenterId the GUID of zeros.',
      'OrganizationDataService is the Web API, since clients make their next address from it.',
    ],
  },
  matches: isFunction('RetrieveCurrentOrganization'),
  handle: (request, { organization }) => {
    const accessType = functionArguments(request, ['AccessType']).get('AccessType');
    // Microsoft's ServiceClient sends the plain string 'Default'.
    const isAccessType =
      accessType?.type === 'string' || (accessType?.type === 'enum' && accessType.enumType === ENUM_TYPE);
    if (!isAccessType || !ACCESS_TYPES.includes(accessType.value))
      throw badRequest(`AccessType must be one of ${ENUM_TYPE}'${ACCESS_TYPES.join("', '")}'.`);
    const root = organization.url;
    const { hostname } = new URL(root);
    return json({
      '@odata.context': contextUrl(request.serviceRoot, 'Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse'),
      Detail: {
        OrganizationId: organization.id,
        FriendlyName: organization.friendlyName,
        OrganizationVersion: organization.version,
        EnvironmentId: organization.id,
        DatacenterId: zeroGuid,
        Geo: null,
        TenantId: organization.tenantId,
        UrlName: hostname.split('.')[0] ?? hostname,
        UniqueName: organization.name,
        State: 'Enabled',
        Endpoints: {
          Count: 3,
          IsReadOnly: false,
          Keys: ['WebApplication', 'OrganizationService', 'OrganizationDataService'],
          Values: [
            `${root}/`,
            `${root}/XRMServices/2011/Organization.svc`,
            // ServiceClient keeps the port of its Web API calls only when this address holds /data/.
            request.serviceRoot.replace(/\/*$/, '/'),
          ],
        },
      },
    });
  },
};
