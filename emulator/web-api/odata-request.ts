import { type Caller } from '../engine/caller';
import { type ConditionValue } from './conditions';
import { type JsonObject } from './json';
import { type Preferences } from './preferences';
import { type PathSegment } from './url/resource-path';
import { type QueryOptions } from './url/query-options';

/** A request, read and checked as far as all operations share it. */
export type ODataRequest = {
  readonly method: string;
  /** As the client wrote it. */
  readonly url: string;
  /** `https://host/api/data/v9.2`, without a slash at its end. */
  readonly serviceRoot: string;
  /** At least one. */
  readonly path: readonly PathSegment[];
  readonly query: QueryOptions;
  readonly prefer: Preferences;
  readonly ifMatch: ConditionValue;
  readonly ifNoneMatch: ConditionValue;
  readonly caller: Caller;
  /** The JSON body; `subject` names the entity set or action in the error of a malformed one. */
  readonly body: (subject: string) => Promise<JsonObject>;
};
