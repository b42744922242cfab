import { type Caller } from '../../../../engine/access/caller';
import { type ConditionValue } from './conditions';
import { type JsonObject } from './json';
import { type Preferences } from './preferences';
import { type PathSegment } from '../url/resource-path';
import { type QueryOptions } from '../url/query-options';

/** A body that was read to its end. */
export type RequestContent = {
  /** The Content-Type header, empty when there is none. */
  readonly type: string;
  readonly text: string;
};

/** A request, read and checked as far as all operations share it. */
export type ODataRequest = {
  readonly method: string;
  /** As the client wrote it. */
  readonly url: string;
  /** Whether slashes in front of `api` were doubled, as a client writes them whose base address ends in one. */
  readonly hasDoubledSlashes: boolean;
  /** `https://host/api/data/v9.2`, without a slash at its end. */
  readonly serviceRoot: string;
  /** At least one. */
  readonly path: readonly PathSegment[];
  readonly query: QueryOptions;
  readonly prefer: Preferences;
  readonly ifMatch: ConditionValue;
  readonly ifNoneMatch: ConditionValue;
  /** `MSCRM.SolutionUniqueName`: the unmanaged solution that a customization becomes part of. */
  readonly solutionUniqueName: string | undefined;
  readonly caller: Caller;
  /** The Accept header. */
  readonly accept: string | null;
  /** The body as it came. */
  readonly content: RequestContent;
  /** The JSON body; `subject` names the entity set or action in the error of a malformed one. */
  readonly body: (subject: string) => JsonObject;
};
