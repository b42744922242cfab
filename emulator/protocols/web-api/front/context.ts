import { type DefectSwitches } from '../../../defects/defects';
import { type Organization } from '../../../engine/organization';
import { type SolutionOperations } from '../../../solutions/solution-operations';

/** What the Web API works on. Each property is read anew for each request, so that a reset can replace what it holds. */
export type WebApiContext = {
  readonly organization: Organization;
  readonly solutions: SolutionOperations;
  readonly defects: DefectSwitches;
};
