import { type DefectSwitches } from '../../../defects/defects';
import { type Organization } from '../../../engine/organization';
import { type OrganizationView } from '../../../engine/organization-view';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';

/** What the Web API works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type WebApiEnvironment = Omit<WebApiContext, 'organization' | 'reportError'> & {
  readonly organization: Organization;
};

/** What one request works on. */
export type WebApiContext = {
  /** As its caller's roles show it. */
  readonly organization: OrganizationView;
  readonly solutions: Solutions;
  readonly operations: Operations;
  readonly defects: DefectSwitches;
  /** Hears of errors that no handler expected; their answers say nothing of them. */
  readonly reportError: (error: unknown) => void;
};
