import { type DefectSwitches } from '../../../defects/defects';
import { type Organization } from '../../../engine/organization';
import { type OrganizationView } from '../../../engine/organization-view';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';

/** What the service works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type OrganizationServiceContext = {
  readonly organization: Organization;
  readonly solutions: Solutions;
  readonly operations: Operations;
  readonly defects: DefectSwitches;
};

/** What one call works on. */
export type CallContext = Omit<OrganizationServiceContext, 'organization'> & {
  /** As its caller's roles show it. */
  readonly organization: OrganizationView;
};
