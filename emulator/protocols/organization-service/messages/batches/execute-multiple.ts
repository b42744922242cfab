import { DataverseFault, invalidArgument } from '../../../../engine/dataverse-fault';
import { type Caller } from '../../../../engine/access/caller';
import { element, nilNode, textNode, type XmlNode } from '../../../../xml/write-xml';
import { type XmlElement } from '../../../../xml/xml-element';
import { readRequest, responseNode, runRequest } from '../../front/execute';
import { draftServiceFault, serviceFaultNode } from '../../front/fault';
import { type CallContext, type Message, type Results } from '../../front/message';
import { booleanValue } from '../../xml/wire-value';
import { contracts2012 } from '../../xml/names';
import { readRequestCollection } from './request-collection';

/** What came of one request, as the collection of the answer holds it. */
type Outcome =
  | { readonly index: number; readonly message: Message; readonly results: Results }
  | { readonly index: number; readonly fault: DataverseFault };

/** Executes requests one after another, each for itself. */
export const executeMultiple: Message = {
  name: 'ExecuteMultiple',
  assembly: 'xrm',
  parameters: ['Requests', 'Settings'],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/org-service/execute-multiple-requests',
  differs: [],
  inferred: [
    'Code and text for too many requests were recorded, the type of MaxBatchSize among its details was not.',
    'The text for an ExecuteMultiple within another one is not public; that its item is refused is documented.',
    'IsFaulted is always there.',
  ],
  handle: async ({ parameters, caller, within }, context) => {
    if (within !== undefined) throw nestedExecuteMultiple(within);
    const requests = readRequestCollection(parameters);
    const settings = parameters.get('Settings', contracts2012('ExecuteMultipleSettings'));
    const outcomes = await runInTurn(
      requests,
      settings.flag(contracts2012('ContinueOnError')) === true,
      caller,
      context,
    );
    const isAsked = settings.flag(contracts2012('ReturnResponses')) === true;
    const now = context.organization.clock.now();
    const shown = outcomes.filter(outcome => isAsked || 'fault' in outcome);
    return [
      ['IsFaulted', booleanValue(outcomes.some(outcome => 'fault' in outcome))],
      [
        'Responses',
        // The contract of an ExecuteMultipleResponseItemCollection has the name of another class.
        {
          type: contracts2012('OrganizationResponseCollection'),
          content: shown.map(outcome => outcomeNode(outcome, now)),
        },
      ],
    ];
  },
};

const nestedExecuteMultiple = (frame: string): DataverseFault =>
  invalidArgument(`ExecuteMultiple cannot be executed within ${frame}.`);

/** Stops at the first refusal, unless it is to continue. What nobody expected ends it all. */
async function runInTurn(
  requests: readonly XmlElement[],
  continues: boolean,
  caller: Caller,
  context: CallContext,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, request] of requests.entries()) {
    try {
      const renewed = context.renew();
      const read = readRequest(request, caller, renewed);
      const results = await runRequest(read, renewed, 'ExecuteMultiple');
      outcomes.push({ index, message: read.message, results });
    } catch (error) {
      if (!(error instanceof DataverseFault)) throw error;
      outcomes.push({ index, fault: error });
      if (!continues) break;
    }
  }
  return outcomes;
}

function outcomeNode(outcome: Outcome, now: number): XmlNode {
  const hasFailed = 'fault' in outcome;
  return element(
    contracts2012('ExecuteMultipleResponseItem'),
    hasFailed
      ? serviceFaultNode(contracts2012('Fault'), draftServiceFault(outcome.fault, now))
      : nilNode(contracts2012('Fault')),
    textNode(contracts2012('RequestIndex'), outcome.index),
    hasFailed
      ? nilNode(contracts2012('Response'))
      : responseNode(contracts2012('Response'), outcome.message, outcome.results),
  );
}
