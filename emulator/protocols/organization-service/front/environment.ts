import { type Organization } from '../../../engine/organization';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';
import { type Message } from './message';

/** What the service works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type OrganizationServiceEnvironment = {
  readonly organization: Organization;
  readonly solutions: Solutions;
  readonly served: {
    readonly operations: Operations;
    /** All that Execute answers. */
    readonly messages: readonly Message[];
  };
};
