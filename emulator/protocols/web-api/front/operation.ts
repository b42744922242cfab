import { type WebApiContext } from './context';
import { type Condition } from './request/conditions';
import { type ODataRequest } from './request/odata-request';
import { type ODataResponse } from './response/odata-response';
import { type RawRequest } from './request/read-request';

/** Answers the parts of a batch, each as a request of its own in the name of the batch's caller. Errors are answers, too. */
export type PartServer = {
  readonly answer: (part: RawRequest) => Promise<ODataResponse>;
  /** In one go, so that a change set can be taken back; 501 for operations that cannot be part of one. */
  readonly answerInChangeSet: (part: RawRequest) => ODataResponse;
};

/** How far an operation can be trusted, and why. */
export type Fidelity = {
  /** A Microsoft Learn page, or `recorded`: seen on a live environment. */
  readonly evidence: string;
  readonly fidelity: 'full' | 'partial';
  /** What differs from Dataverse, or rests on inference. */
  readonly differs: string;
};

/** {@link Fidelity} of one thing that the emulator does; `area` is what it is for. */
export type FidelityEntry = Fidelity & { readonly area: string; readonly operation: string };

/** One request that the Web API answers. Whatever a request carries beyond this is refused, never ignored. */
export type Operation = Fidelity & {
  /** For people: `GET {entity set}({key})`. */
  readonly operation: string;
  /** The name of a function or an action. */
  readonly name?: string;
  readonly matches: (request: ODataRequest, context: WebApiContext) => boolean;
  /** Query options it honours. Parameter aliases (`@p1`) are always read. */
  readonly query?: readonly string[];
  /** Conditional headers it honours. */
  readonly conditions?: readonly Condition[];
  /** It reads `Prefer: odata.track-changes`. */
  readonly tracksChanges?: true;
  /** It reads `Prefer: odata.continue-on-error`. */
  readonly continuesOnError?: true;
  /** It can be part of a change set: its handler is synchronous, and touches rows only. */
  readonly inChangeSets?: true;
  /** It reads `MSCRM.SolutionUniqueName`. */
  readonly customizes?: true;
  /** What it answers with; JSON unless said otherwise. */
  readonly produces?: 'xml' | 'multipart';
  readonly handle: (
    request: ODataRequest,
    context: WebApiContext,
    parts: PartServer,
  ) => ODataResponse | Promise<ODataResponse>;
};
