import { type DefectSwitches } from '../../../defects/defects';
import { type Organization } from '../../../engine/organization';
import { type SolutionOperations } from '../../../solutions/solution-operations';

/** What the service works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type OrganizationServiceContext = {
  readonly organization: Organization;
  readonly solutions: SolutionOperations;
  readonly defects: DefectSwitches;
};

/** What one call sees: its organization is the one that its caller's roles show. */
export type CallContext = OrganizationServiceContext & {
  /** Without regard to roles: for the names of rows that lookups point to, which everybody is shown. */
  readonly unrestricted: Organization;
};
