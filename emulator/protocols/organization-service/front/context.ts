import { type OrganizationView } from '../../../engine/organization-view';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';

/** What one call works on. */
export type CallContext = {
  /** As its caller's roles show it. */
  readonly organization: OrganizationView;
  readonly solutions: Solutions;
  readonly operations: Operations;
};
