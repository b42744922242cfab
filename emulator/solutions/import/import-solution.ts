import { type Caller } from '../../engine/access/caller';
import { DataverseFault } from '../../engine/dataverse-fault';
import { applyImportPlan } from './plan/apply-import-plan';
import { checkImportedManifest } from './check-manifest';
import {
  checkUpgradeOfInstalled,
  holdingSolutionName,
  refuseDuringPendingUpgrade,
} from '../installed/holding-solution';
import { type ImportReport } from './job/import-job';
import { type SolutionHost } from '../installed/solution-state';
import { planImport } from './plan/plan-import';
import { solutionImportFailed } from '../solution-faults';
import { type SolutionPackage } from '../package/solution-package';

const missingDependenciesCode = 0x8004801d;

/**
 * Brings a solution into the organization, new or as an update of the same or another version. Everything is checked
 * first: a refusal is recorded in the import job and changes nothing else. Alternate keys get their indexes later, by
 * jobs of their own. The solution's id.
 *
 * As a holding solution it is applied the same way, under a name of its own, while the installed one keeps what it has
 * until it is promoted.
 *
 * Differs from Dataverse: columns, keys and relationships are taken over, plug-ins are stored and never run; forms, views,
 * ribbons, workflows and many-to-many relationships are ignored.
 * https://learn.microsoft.com/power-platform/alm/solution-concepts-alm
 */
export function importSolution(
  host: SolutionHost,
  solution: SolutionPackage,
  job: ImportReport,
  caller: Caller,
  { asHolding = false }: { readonly asHolding?: boolean } = {},
): string {
  const { organization } = host;
  try {
    checkImportedManifest(host, solution);
    if (asHolding) checkUpgradeOfInstalled(organization, solution);
    else refuseDuringPendingUpgrade(organization, solution.uniqueName);
    const plan = planImport(host, solution);
    const target = asHolding ? { ...solution, uniqueName: holdingSolutionName(solution.uniqueName) } : solution;
    const solutionId = applyImportPlan(host, target, plan, caller);
    job.succeed(solutionId);
    return solutionId;
  } catch (error) {
    if (!(error instanceof DataverseFault)) throw error;
    job.fail(error);
    // The job says which dependencies; the request only that the import failed. Recorded on a live environment.
    throw error.code === missingDependenciesCode ? solutionImportFailed(error.message) : error;
  }
}
