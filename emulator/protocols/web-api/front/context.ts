import { type OrganizationView } from '../../../engine/organization-view';
import { type Operations } from '../../../operations/operations';
import { type Solutions } from '../../../solutions/solutions';

/** What one request works on. */
export type WebApiContext = {
  /** As its caller's roles show it. */
  readonly organization: OrganizationView;
  readonly solutions: Solutions;
  readonly operations: Operations;
  /** Hears of errors that no handler expected; their answers say nothing of them. */
  readonly reportError: (error: unknown) => void;
};
