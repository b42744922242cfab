import { DataverseFault, invalidArgument, notImplemented } from '../../../../engine/dataverse-fault';
import { type Caller } from '../../../../engine/access/caller';
import { type XmlNode } from '../../../../xml/write-xml';
import { type XmlElement } from '../../../../xml/xml-element';
import { readRequest, responseNode, runRequest } from '../../front/execute';
import { TransactionFault } from '../../front/fault';
import { type CallContext, type Message } from '../../front/message';
import { contracts71 } from '../../xml/names';
import { readRequestCollection } from './request-collection';

/** Executes requests one after another, all or none. */
export const executeTransaction: Message = {
  name: 'ExecuteTransaction',
  assembly: 'xrm',
  parameters: ['Requests', 'ReturnResponses'],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/org-service/use-executetransaction',
  notServed: ['Messages that change definitions and solutions are refused within it.'],
  differs: [],
  inferred: [
    'Too many requests are refused as in ExecuteMultiple.',
    'The text for an ExecuteMultiple or an ExecuteTransaction within it is not public; that they are refused is documented.',
    'Responses is empty when it is not asked for.',
  ],
  handle: ({ parameters, caller, within }, context) => {
    if (within === 'ExecuteTransaction') throw nestedIn(within, 'ExecuteTransaction');
    const requests = readRequestCollection(parameters);
    const isAsked = parameters.flag('ReturnResponses') === true;
    const responses = context.organization.transaction(() =>
      requests.map((request, index) => runInTransaction(request, index, caller, context)),
    );
    return [['Responses', { type: contracts71('OrganizationResponseCollection'), content: isAsked ? responses : [] }]];
  },
};

const nestedIn = (frame: string, name: string): DataverseFault =>
  invalidArgument(`${name} cannot be executed within ${frame}.`);

/** The answer to one request of the collection. A refusal says which one it was. */
function runInTransaction(request: XmlElement, index: number, caller: Caller, context: CallContext): XmlNode {
  try {
    const read = readRequest(request, caller, context);
    const { message } = read;
    if (message.inTransactions !== true) throw outsideTransactions(message.name);
    const results = runRequest(read, context, 'ExecuteTransaction');
    if (results instanceof Promise) throw new RangeError(`${message.name} must answer at once in a transaction.`);
    return responseNode(contracts71('OrganizationResponse'), message, results);
  } catch (error) {
    throw error instanceof DataverseFault ? new TransactionFault(error, index) : error;
  }
}

const outsideTransactions = (name: string): DataverseFault =>
  name.startsWith('Execute')
    ? nestedIn('ExecuteTransaction', name)
    : notImplemented(`${name} within ExecuteTransaction is not implemented: send it by itself.`);
