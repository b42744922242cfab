import { type Fidelity, operationFidelity, type FidelityEntry } from '../../operations/fidelity';
import { endpointOperation, type Message, messageOperation } from './front/message';
import { createMultiple, updateMultiple, upsertMultiple } from './messages/batches/bulk';
import { create } from './messages/create';
import {
  reactivateEntityKey,
  retrieveAllEntities,
  retrieveAttribute,
  retrieveEntity,
  retrieveEntityKey,
  retrieveMetadataChanges,
} from './messages/definitions/read-definitions';
import { deleteAttribute, deleteEntity, deleteEntityKey } from './messages/definitions/delete-definitions';
import { createAttribute, createEntity, createEntityKey, updateEntity } from './messages/definitions/write-definitions';
import { deleteMessage } from './messages/delete';
import { retrieveCurrentOrganization, retrieveVersion, whoAmI } from './messages/environment';
import { executeMultiple } from './messages/batches/execute-multiple';
import { executeTransaction } from './messages/batches/execute-transaction';
import { assign } from './messages/links/assign';
import { associate, disassociate } from './messages/links/associate';
import { setState } from './messages/links/set-state';
import { retrieveDependenciesForUninstall, uninstallSolutionAsync } from './messages/removal/uninstall-solution';
import { retrieve } from './messages/retrieve';
import { retrieveEntityChanges } from './messages/retrieve-entity-changes';
import { retrieveMultiple } from './messages/retrieve-multiple';
import { deleteAndPromote, importSolution, importSolutionAsync, publishAllXml } from './messages/solutions';
import { update } from './messages/update';
import { upsert } from './messages/upsert';

/** All that Execute answers. */
export const messages: readonly Message[] = [
  whoAmI,
  retrieveVersion,
  retrieveCurrentOrganization,
  importSolution,
  importSolutionAsync,
  publishAllXml,
  deleteAndPromote,
  uninstallSolutionAsync,
  retrieveDependenciesForUninstall,
  retrieveMetadataChanges,
  retrieveEntity,
  retrieveAllEntities,
  retrieveAttribute,
  retrieveEntityKey,
  createEntity,
  updateEntity,
  createAttribute,
  createEntityKey,
  deleteEntity,
  deleteAttribute,
  deleteEntityKey,
  reactivateEntityKey,
  create,
  retrieve,
  retrieveMultiple,
  update,
  upsert,
  deleteMessage,
  createMultiple,
  updateMultiple,
  upsertMultiple,
  associate,
  disassociate,
  setState,
  assign,
  retrieveEntityChanges,
  executeMultiple,
  executeTransaction,
];

/** What is true of the whole endpoint. */
const endpoint: Fidelity = {
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview',
  notServed: [
    'Requests are SOAP 1.1 with a bearer token; WS-Trust and the endpoint without /web are not served.',
    'Requests in the name of another user are refused.',
  ],
  differs: [
    'Create, Retrieve, RetrieveMultiple, Update, Delete, Associate and Disassociate are also operations of their own.',
    'The WSDL names the operations without the types of their messages, and the address with /web, which importers of the SDK skip.',
    'Text with control characters is written as character references, as .NET does, and refused where it is read.',
  ],
  inferred: [
    'The faults for malformed XML and for messages that do not exist are not public.',
    'The fault of the service protection limits comes with HTTP 500.',
    'Another content type than text/xml answers HTTP 415 in plain text.',
  ],
};

/** How far each message can be trusted, from the table that serves it. */
export const organizationServiceFidelity = (): readonly FidelityEntry[] => {
  const area = 'Organization Service';
  return [
    operationFidelity(area, endpointOperation, endpoint),
    ...messages.map(message => operationFidelity(area, messageOperation(message), message)),
  ];
};
