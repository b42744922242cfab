import { zeroGuid } from '../../../engine/values/guid';
import { accessTypes } from '../../../operations/describe-organization';
import { functionArguments } from '../front/request/function-arguments';
import { defineFunction } from '../front/define-operation';
import { badODataRequest } from '../front/response/odata-error';

const ENUM_TYPE = 'Microsoft.Dynamics.CRM.EndpointAccessType';

/** What the environment is called, and where its endpoints are. */
export const retrieveCurrentOrganization = defineFunction('RetrieveCurrentOrganization', {
  call: 'RetrieveCurrentOrganization(AccessType=@p1)',
  differs: [
    'All access types answer the same endpoints.',
    'EnvironmentId is the organization id; Geo is null, DatacenterId the GUID of zeros.',
    'OrganizationDataService is the Web API, since clients make their next address from it.',
  ],
  run: (request, { organization, operations }) => {
    const accessType = functionArguments(request, ['AccessType']).get('AccessType');
    // Microsoft's ServiceClient sends the plain string 'Default'.
    const isAccessType =
      accessType?.type === 'string' || (accessType?.type === 'enum' && accessType.enumType === ENUM_TYPE);
    if (!isAccessType || !accessTypes.includes(accessType.value))
      throw badODataRequest(`AccessType must be one of ${ENUM_TYPE}'${accessTypes.join("', '")}'.`);
    // ServiceClient keeps the port of its Web API calls only when this address holds /data/.
    const detail = operations.describeOrganization(organization, request.serviceRoot.replace(/\/*$/, '/'));
    return {
      Detail: {
        OrganizationId: detail.organizationId,
        FriendlyName: detail.friendlyName,
        OrganizationVersion: detail.version,
        EnvironmentId: detail.environmentId,
        DatacenterId: zeroGuid,
        Geo: detail.geo,
        TenantId: detail.tenantId,
        UrlName: detail.urlName,
        UniqueName: detail.uniqueName,
        State: detail.state,
        Endpoints: {
          Count: detail.endpoints.length,
          IsReadOnly: false,
          Keys: detail.endpoints.map(([kind]) => kind),
          Values: detail.endpoints.map(([, url]) => url),
        },
      },
    };
  },
});
