import { type FidelityEntry } from '../web-api/front/operation';
import { type Message } from './front/message';
import { create } from './messages/create';
import { deleteMessage } from './messages/delete';
import { importSolution, importSolutionAsync } from './messages/import-solution';
import { publishAllXml } from './messages/publish-all-xml';
import { reactivateEntityKey } from './messages/reactivate-entity-key';
import { retrieve } from './messages/retrieve';
import { retrieveCurrentOrganization } from './messages/retrieve-current-organization';
import { retrieveAttribute, retrieveEntity } from './messages/retrieve-entity';
import { retrieveEntityChanges } from './messages/retrieve-entity-changes';
import { retrieveMetadataChanges } from './messages/retrieve-metadata-changes';
import { retrieveMultiple } from './messages/retrieve-multiple';
import { retrieveVersion } from './messages/retrieve-version';
import { update } from './messages/update';
import { upsert } from './messages/upsert';
import { whoAmI } from './messages/who-am-i';

/** All that Execute answers. */
export const messages: readonly Message[] = [
  whoAmI,
  retrieveVersion,
  retrieveCurrentOrganization,
  importSolution,
  importSolutionAsync,
  publishAllXml,
  retrieveMetadataChanges,
  retrieveEntity,
  retrieveAttribute,
  reactivateEntityKey,
  create,
  retrieve,
  retrieveMultiple,
  update,
  upsert,
  deleteMessage,
  retrieveEntityChanges,
];

export const findMessage = (name: string): Message | undefined => messages.find(message => message.name === name);

const area = 'Organization Service';

/** What is true of the whole endpoint. */
const endpoint: FidelityEntry = {
  area,
  operation: 'POST XRMServices/2011/Organization.svc/web',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview',
  fidelity: 'partial',
  differs:
    'SOAP 1.1 with a bearer token only: WS-Trust and the endpoint without /web are not there. Not public, hence inferred: the faults for malformed XML and for messages that do not exist, HTTP 500 for a fault of the service protection limits, and HTTP 415 in plain text for another content type than text/xml. Create, Retrieve, RetrieveMultiple, Update and Delete are operations, too; Associate and Disassociate are refused. Requests in the name of another user are refused. The WSDL names the operations without the types of their messages, and the address with /web, which importers of the SDK pass over. Text with control characters is written as character references, as .NET does, and refused where it is read.',
};

/** How far each message can be trusted, from the table that serves it. */
export const organizationServiceFidelity = (): readonly FidelityEntry[] => [
  endpoint,
  ...messages.map(({ name, evidence, fidelity, differs }) => ({
    area,
    operation: `Execute ${name}`,
    fidelity,
    differs,
    evidence,
  })),
];
