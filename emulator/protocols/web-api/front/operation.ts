import { type OtherPrivilege } from '../../../engine/access/privilege';
import { type Fidelity } from '../../../operations/fidelity';
import { type WebApiContext } from './context';
import { type ODataRequest } from './request/odata-request';
import { type ODataResponse } from './response/odata-response';
import { type RawRequest } from './request/read-odata-request';

/** Answers the parts of a batch, each as a request of its own in the name of the batch's caller. Errors are also answers. */
export type PartServer = {
  readonly answer: (part: RawRequest) => Promise<ODataResponse>;
  /** In one go, so that a change set can be undone; 501 for operations that cannot be part of one. */
  readonly answerInChangeSet: (part: RawRequest) => ODataResponse;
};

/** Conditional headers, preferences and headers that some operations read, and all others refuse. */
export type OptionalHeader =
  'if-match' | 'if-none-match' | 'odata.track-changes' | 'odata.continue-on-error' | 'MSCRM.SolutionUniqueName';

/** One request that the Web API answers. Whatever a request carries beyond this is refused, never ignored. */
export type Operation = Fidelity & {
  /** For people: `GET {entity set}({key})`. The words outside braces are segments as they must be spelled. */
  readonly operation: string;
  /** The name of a function or an action. */
  readonly name?: string;
  /** What its caller must hold besides the privileges of rows and solutions, which the engine checks. */
  readonly privilege?: OtherPrivilege;
  /** Organizations on-premises do not have it: they answer 404. Both have it unless said otherwise. */
  readonly availableOn?: 'online';
  readonly matches: (request: ODataRequest, context: WebApiContext) => boolean;
  /** Query options it honours. Parameter aliases (`@p1`) are always read. */
  readonly query?: readonly string[];
  /** Headers it honours, of those that not every operation does. */
  readonly reads?: readonly OptionalHeader[];
  /** It can be part of a change set: its handler is synchronous, and touches rows only. */
  readonly inChangeSets?: true;
  /** What it answers with; JSON unless said otherwise. */
  readonly produces?: 'xml' | 'multipart';
  readonly handle: (
    request: ODataRequest,
    context: WebApiContext,
    parts: PartServer,
  ) => ODataResponse | Promise<ODataResponse>;
};
