import { invalidArgument } from '../../../engine/dataverse-fault';
import { type Message } from '../front/message';
import { type WireValue } from '../rows/wire-value';
import { contracts2014, generic } from '../xml/names';
import { element, optionalNode, textNode } from '../../../xml/write-xml';

const ACCESS_TYPES: readonly string[] = ['Default', 'Internet', 'Intranet'];

/** The environment: its ids, names, version and addresses. */
export const retrieveCurrentOrganization: Message = {
  name: 'RetrieveCurrentOrganization',
  assembly: 'crm',
  parameters: ['AccessType'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.retrievecurrentorganizationrequest',
  differs: {
    differs: [
      'All access types answer the same endpoints.',
      'EnvironmentId is the organization id; Geo is null.',
      "OrganizationDataService has the recorded form; clients that make their Web API address from it lose the port, and find it in the Web API's own RetrieveCurrentOrganization.",
    ],
  },
  handle: ({ parameters }, { organization }) => {
    const accessType = parameters.get('AccessType', contracts2014('EndpointAccessType')).text.trim();
    if (!ACCESS_TYPES.includes(accessType)) throw invalidArgument(`'${accessType}' is no EndpointAccessType.`);
    const root = organization.url;
    const { hostname } = new URL(root);
    const detail = organizationDetail({
      endpoints: [
        ['WebApplication', `${root}/`],
        ['OrganizationService', `${root}/XRMServices/2011/Organization.svc`],
        ['OrganizationDataService', `${root}/XRMServices/2011/OrganizationData.svc`],
      ],
      environmentId: organization.id,
      friendlyName: organization.friendlyName,
      geo: null,
      organizationId: organization.id,
      version: organization.version,
      tenantId: organization.tenantId,
      uniqueName: organization.name,
      urlName: hostname.split('.')[0] ?? hostname,
    });
    return [['Detail', detail]];
  },
};

type OrganizationDraft = {
  readonly endpoints: readonly (readonly [string, string])[];
  readonly environmentId: string;
  readonly friendlyName: string;
  readonly geo: string | null;
  readonly organizationId: string;
  readonly version: string;
  readonly tenantId: string;
  readonly uniqueName: string;
  readonly urlName: string;
};

/** An OrganizationDetail with the members that a recorded answer of an online environment has. */
export const organizationDetail = (draft: OrganizationDraft): WireValue => ({
  type: contracts2014('OrganizationDetail'),
  content: [
    element(contracts2014('Endpoints'), ...draft.endpoints.map(([type, url]) => endpointNode(type, url))),
    textNode(contracts2014('EnvironmentId'), draft.environmentId),
    textNode(contracts2014('FriendlyName'), draft.friendlyName),
    optionalNode(contracts2014('Geo'), draft.geo),
    textNode(contracts2014('OrganizationId'), draft.organizationId),
    textNode(contracts2014('OrganizationVersion'), draft.version),
    textNode(contracts2014('State'), 'Enabled'),
    textNode(contracts2014('TenantId'), draft.tenantId),
    textNode(contracts2014('UniqueName'), draft.uniqueName),
    textNode(contracts2014('UrlName'), draft.urlName),
  ],
});

/** The contract's own name for a pair of endpoint type and address. */
const endpointNode = (type: string, url: string) =>
  element(
    contracts2014('KeyValuePairOfEndpointTypestringyDL0RVHi'),
    textNode(generic('key'), type),
    textNode(generic('value'), url),
  );
