import { type Organization } from '../../../engine/organization';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';
import { type Operation } from './operation';

/** What the Web API works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type WebApiEnvironment = {
  readonly organization: Organization;
  readonly solutions: Solutions;
  readonly served: {
    readonly operations: Operations;
    /** All requests that are answered, in matching order. */
    readonly webApi: readonly Operation[];
  };
};
