import { type WebApiContext } from './context';
import { type Condition } from './conditions';
import { type ODataRequest } from './odata-request';
import { type ODataResponse } from './odata-response';

/** How far an operation can be trusted, and why. */
export type Fidelity = {
  /** A Microsoft Learn page, or `recorded`: seen on a live environment. */
  readonly evidence: string;
  readonly fidelity: 'full' | 'partial';
  /** What differs from Dataverse, or rests on inference. */
  readonly differs: string;
};

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
  readonly handle: (request: ODataRequest, context: WebApiContext) => ODataResponse | Promise<ODataResponse>;
};
