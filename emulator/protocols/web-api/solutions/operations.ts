import { type Operation } from '../front/operation';
import { deleteAndPromote } from './delete-and-promote';
import { importSolution } from './import-solution';
import { importSolutionAsync } from './import-solution-async';
import { publishAllXml } from './publish-all-xml';
import { retrieveDependenciesForUninstall } from './retrieve-dependencies-for-uninstall';
import { retrieveFormattedImportJobResults } from './retrieve-formatted-import-job-results';
import { stageSolution } from './stage-solution';
import { uninstallSolution } from './uninstall-solution';
import { uninstallSolutionAsync } from './uninstall-solution-async';

/** What imports, upgrades and removes solutions, in matching order; it stands before the rows, since the deletion of a solution is one of theirs. */
export const solutionOperations: readonly Operation[] = [
  importSolution,
  importSolutionAsync,
  stageSolution,
  deleteAndPromote,
  uninstallSolution,
  uninstallSolutionAsync,
  retrieveDependenciesForUninstall,
  retrieveFormattedImportJobResults,
  publishAllXml,
];
