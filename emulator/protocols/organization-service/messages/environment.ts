import { invalidArgument } from '../../../engine/dataverse-fault';
import { accessTypes, type OrganizationDetail } from '../../../operations/describe-organization';
import { element, optionalNode, textNode } from '../../../xml/write-xml';
import { type Message } from '../front/message';
import { guidValue, stringValue, type WireValue } from '../xml/wire-value';
import { contracts2014, generic } from '../xml/names';

/** Who the caller is. */
export const whoAmI: Message = {
  name: 'WhoAmI',
  assembly: 'crm',
  inTransactions: true,
  parameters: [],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.whoamirequest',
  differs: [],
  handle: ({ caller }, { organization }) => [
    ['UserId', guidValue(caller.userId)],
    ['BusinessUnitId', guidValue(organization.businessUnitId)],
    ['OrganizationId', guidValue(organization.id)],
  ],
};

/** The version of the environment, four numbers. */
export const retrieveVersion: Message = {
  name: 'RetrieveVersion',
  assembly: 'crm',
  inTransactions: true,
  parameters: [],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.retrieveversionrequest',
  differs: [],
  handle: (_call, { organization }) => [['Version', stringValue(organization.version)]],
};

/** The environment: its ids, names, version and addresses. */
export const retrieveCurrentOrganization: Message = {
  name: 'RetrieveCurrentOrganization',
  assembly: 'crm',
  inTransactions: true,
  parameters: ['AccessType'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.retrievecurrentorganizationrequest',
  differs: [
    'All access types answer the same endpoints.',
    'EnvironmentId is the organization id; Geo is null.',
    "OrganizationDataService has the recorded form; clients that make their Web API address from it lose the port, and find it in the Web API's own RetrieveCurrentOrganization.",
  ],
  handle: ({ parameters }, { organization, operations }) => {
    const accessType = parameters.get('AccessType', contracts2014('EndpointAccessType')).text.trim();
    if (!accessTypes.includes(accessType)) throw invalidArgument(`'${accessType}' is not an EndpointAccessType.`);
    const detail = operations.describeOrganization(
      organization,
      `${organization.url}/XRMServices/2011/OrganizationData.svc`,
    );
    return [['Detail', organizationDetail(detail)]];
  },
};

/** An OrganizationDetail with the members that a recorded answer of an online environment has. */
export const organizationDetail = (detail: OrganizationDetail): WireValue => ({
  type: contracts2014('OrganizationDetail'),
  content: [
    element(contracts2014('Endpoints'), ...detail.endpoints.map(([type, url]) => organizationEndpointNode(type, url))),
    textNode(contracts2014('EnvironmentId'), detail.environmentId),
    textNode(contracts2014('FriendlyName'), detail.friendlyName),
    optionalNode(contracts2014('Geo'), detail.geo),
    textNode(contracts2014('OrganizationId'), detail.organizationId),
    textNode(contracts2014('OrganizationVersion'), detail.version),
    textNode(contracts2014('State'), detail.state),
    textNode(contracts2014('TenantId'), detail.tenantId),
    textNode(contracts2014('UniqueName'), detail.uniqueName),
    textNode(contracts2014('UrlName'), detail.urlName),
  ],
});

/** The contract's own name for a pair of endpoint type and address. */
const organizationEndpointNode = (type: string, url: string) =>
  element(
    contracts2014('KeyValuePairOfEndpointTypestringyDL0RVHi'),
    textNode(generic('key'), type),
    textNode(generic('value'), url),
  );
