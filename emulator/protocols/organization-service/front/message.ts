import { type Deployment, type OrganizationView } from '../../../engine/organization-view';
import { type Caller } from '../../../engine/access/caller';
import { type OtherPrivilege } from '../../../engine/access/privilege';
import { type Fidelity } from '../../../operations/fidelity';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';
import { type MessageParameters } from './message-parameters';
import { type WireValue } from '../xml/wire-value';

/** What one call works on. */
export type CallContext = {
  /** As its caller's roles show it. */
  readonly organization: OrganizationView;
  readonly solutions: Solutions;
  readonly operations: Operations;
  /** All that Execute answers. */
  readonly messages: readonly Message[];
  /** The same for a request that follows within this call: its caller's roles are read anew. */
  readonly renew: () => CallContext;
};

export type Call = {
  readonly parameters: MessageParameters;
  readonly caller: Caller;
  /** The request with others in it that this one is a part of; undefined for one that came by itself. */
  readonly within: RequestFrame;
};

/** The messages whose requests hold other requests. */
export type RequestFrame = 'ExecuteMultiple' | 'ExecuteTransaction' | undefined;

/** The pairs of a response's Results. */
export type Results = readonly (readonly [string, WireValue])[];

/** One message that Execute answers. */
export type Message = Fidelity & {
  /** The request's name: `RetrieveEntityChanges`. */
  readonly name: string;
  /** Where the SDK keeps the response's type: with the platform's own messages, or with those of Crm.Sdk.Proxy. */
  readonly assembly: 'xrm' | 'crm';
  /** The deployment that has it; all do when it is left out. */
  readonly availableOn?: Deployment;
  /** Whether ExecuteTransaction takes it: its handler answers at once, and what it does can be taken back. */
  readonly inTransactions?: true;
  /** What its caller must hold besides the privileges of rows and solutions, which the engine checks. */
  readonly privilege?: OtherPrivilege;
  /** Parameters it honours. Others are refused unless they are nil. */
  readonly parameters: readonly string[];
  readonly handle: (call: Call, context: CallContext) => Results | Promise<Results>;
};

/** What the fidelity list calls it. */
export const messageOperation = ({ name }: Pick<Message, 'name'>): string => `Execute ${name}`;

/** What the fidelity list calls the endpoint, whatever is asked there. */
export const endpointOperation = 'POST XRMServices/2011/Organization.svc/web';

/**
 * Parameters that any write may bring, and whose effect is what the emulator does anyway: there are no duplicate rules
 * and no plug-ins. https://learn.microsoft.com/power-apps/developer/data-platform/optional-parameters
 */
export const harmlessParameters: readonly string[] = [
  'SuppressDuplicateDetection',
  'CalculateMatchCodeSynchronously',
  'BypassCustomPluginExecution',
  'BypassBusinessLogicExecution',
  'BypassBusinessLogicExecutionStepIds',
  'SuppressCallbackRegistrationExpanderJob',
  'tag',
];
